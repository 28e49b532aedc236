package io.smalti.platform.graphql.http;

import io.smalti.platform.graphql.execution.Limits;
import jakarta.inject.Singleton;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Bounds the memory of long answers, however many are asked for and however slowly they are taken. Few are written at a
 * time; one that is written waits until those that clients are taking leave it room, and a client that has come to a halt loses
 * its connection then.
 */
@Singleton
class Unsent {
    private static final Logger LOG = Logger.getLogger(Unsent.class);
    private static final int WRITTEN_AT_A_TIME = 2;
    private static final long HALT = TimeUnit.SECONDS.toNanos(2);
    /** The longest that one waits for clients who go on, if only slowly. */
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);

    private final long most;
    private final Semaphore writing = new Semaphore(WRITTEN_AT_A_TIME);
    private final Set<Sending> waiting = new HashSet<>();
    private long bytes;

    Unsent(Limits limits) {
        most = limits.unsent().asLongValue();
    }

    /** What a thread needs to write an answer that turns out to be long; it is given back when the answer is on its way. */
    final class Turn implements AutoCloseable {
        private boolean taken;

        /** Blocks until few others write. */
        void take() {
            if (!taken) {
                writing.acquireUninterruptibly();
                taken = true;
            }
        }

        @Override
        public void close() {
            if (taken) {
                writing.release();
            }
        }
    }

    Turn turn() {
        return new Turn();
    }

    /** Blocks until there is room. */
    synchronized void add(Sending sending) {
        long begun = System.nanoTime();
        while (bytes + sending.length() > most && !waiting.isEmpty()) {
            var slowest = Collections.min(waiting, Comparator.comparingLong(Sending::movedAt));
            long now = System.nanoTime();
            if (now - slowest.movedAt() > HALT || now - begun > PATIENCE) {
                LOG.debugf("A client is cut off that has not taken %,d bytes", slowest.length());
                remove(slowest);
                slowest.giveUp();
            } else {
                await();
            }
        }
        waiting.add(sending);
        bytes += sending.length();
    }

    @SuppressWarnings("WaitNotInLoop") // the loop is the caller's
    private void await() {
        try {
            wait(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    synchronized void remove(Sending sending) {
        if (waiting.remove(sending)) {
            bytes -= sending.length();
            notifyAll();
        }
    }
}
