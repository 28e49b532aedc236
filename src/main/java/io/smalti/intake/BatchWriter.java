package io.smalti.intake;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smalti.platform.database.SqlFailed;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Writes batches in the order in which they come, each in a transaction of its own together with how far the import is. Meanwhile the
 * next ones are read and prepared, a few at most. Nothing is written after a batch that failed.
 */
final class BatchWriter implements AutoCloseable {
    private static final int AHEAD = 3;
    private static final int TRIES = 5;
    private static final int TRIES_AWAY = 90;
    private static final long PAUSE_AWAY = 2_000;
    /** Deadlock, serialisation, and two who create the same customer: over when tried again. */
    private static final Set<String> PASSING = Set.of("40P01", "40001", "23505");

    private final ImportJobs jobs;
    private final ExecutorService preparing = Executors.newVirtualThreadPerTaskExecutor();
    private final ExecutorService writing =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("import").factory());
    private final ArrayDeque<Future<?>> coming = new ArrayDeque<>();
    private ImportJobs.Attempt attempt;
    private boolean failed;

    BatchWriter(ImportJobs jobs, ImportJobs.Attempt attempt) {
        this.jobs = jobs;
        this.attempt = attempt;
    }

    /** Takes a batch, which is not to be touched any more, and throws what one before it threw. */
    void write(Batch batch, long lines, List<Rejection> rejections) {
        while (coming.size() >= AHEAD) {
            done(coming.removeFirst());
        }
        var prepared = preparing.submit(batch::prepare);
        coming.add(writing.submit(() -> {
            if (!failed) {
                failed = true;
                done(prepared);
                persist(batch, lines, rejections);
                failed = false;
            }
        }));
    }

    /** Returns when everything is written. */
    void await() {
        while (!coming.isEmpty()) {
            done(coming.removeFirst());
        }
    }

    private static void done(Future<?> work) {
        try {
            work.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException reason) {
                throw reason;
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
        preparing.close();
        writing.close();
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
