package io.smalti.intake;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Writes batches in the order in which they come, each in a transaction of its own together with how far the import is. Meanwhile the
 * next ones are read and prepared, a few at most. Nothing is written after a batch that failed.
 */
final class BatchWriter implements AutoCloseable {
    private static final int AHEAD = 3;

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
        try {
            Patience.run(() -> QuarkusTransaction.requiringNew().timeout(300).run(() -> {
                var written = batch.size() == 0 ? new Batch.Written(0, 0, 0, List.of()) : batch.write();
                var all = new ArrayList<>(rejections);
                all.addAll(written.rejections());
                jobs.progress(attempt, lines, written, all);
            }));
        } catch (ImportJobs.AlreadyWritten e) {
            // the connection was lost between commit and answer
        }
        attempt = attempt.after(lines);
    }
}
