package io.smalti.intake;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smalti.platform.database.SqlFailed;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Writes batches in the order in which they come, each in a transaction of its own together with how far the import is, while the
 * next one is being read. Not more than one waits.
 */
final class BatchWriter implements AutoCloseable {
    private static final int TRIES = 5;
    private static final int TRIES_AWAY = 90;
    private static final long PAUSE_AWAY = 2_000;
    /** Deadlock, serialisation, and two who create the same customer: over when tried again. */
    private static final Set<String> PASSING = Set.of("40P01", "40001", "23505");

    private final ImportJobs jobs;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("import").factory());
    private ImportJobs.Attempt attempt;
    private @Nullable Future<?> running;

    BatchWriter(ImportJobs jobs, ImportJobs.Attempt attempt) {
        this.jobs = jobs;
        this.attempt = attempt;
    }

    /** Begins to write once the batch before is written, and throws what that one threw. The batch is not to be touched any more. */
    void write(Batch batch, long lines, List<Rejection> rejections) {
        batch.prepare();
        await();
        running = thread.submit(() -> persist(batch, lines, rejections));
    }

    /** Returns when everything is written. */
    void await() {
        var writing = running;
        running = null;
        if (writing == null) {
            return;
        }
        try {
            writing.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failed) {
                throw failed;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits for what is being written; a reader who failed says so itself. */
    @Override
    public void close() {
        thread.close();
    }

    private void persist(Batch batch, long lines, List<Rejection> rejections) {
        for (int tries = 1; ; tries++) {
            try {
                QuarkusTransaction.requiringNew().timeout(300).run(() -> {
                    var written = batch.size() == 0 ? new Batch.Written(0, 0, 0, List.of()) : batch.write();
                    var all = new ArrayList<>(rejections);
                    all.addAll(written.rejections());
                    jobs.progress(attempt, lines, written, all);
                });
                break;
            } catch (ImportJobs.AlreadyWritten e) {
                // the connection was lost between commit and answer
                break;
            } catch (RuntimeException e) {
                if (!patient(tries, e)) {
                    throw e;
                }
            }
        }
        attempt = attempt.after(lines);
    }

    /** Whether it may be tried again, after a while when the database is away. */
    private static boolean patient(int tries, RuntimeException thrown) {
        var state = state(thrown);
        if (state == null || !away(state)) {
            return state != null && tries < TRIES && PASSING.contains(state);
        }
        if (tries >= TRIES_AWAY) {
            return false;
        }
        try {
            Thread.sleep(PAUSE_AWAY);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The state of the failed statement; "" when there was no connection; null when it is something else. */
    private static @Nullable String state(@Nullable Throwable thrown) {
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SqlFailed failed) {
                return failed.state();
            }
            if (cause instanceof java.sql.SQLException || cause instanceof jakarta.transaction.RollbackException) {
                return "";
            }
        }
        return null;
    }

    private static boolean away(String state) {
        return state.isEmpty() || state.startsWith("08") || state.startsWith("57P");
    }
}
