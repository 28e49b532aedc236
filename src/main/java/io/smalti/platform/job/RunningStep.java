package io.smalti.platform.job;

import io.smalti.platform.job.JobClaims.Claim;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/** A job in the hands of a worker of this instance, which may be told to stop from another thread. */
final class RunningStep {
    private final Claim claim;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile boolean stopped;
    private int process;

    RunningStep(Claim claim) {
        this.claim = claim;
    }

    Claim claim() {
        return claim;
    }

    BooleanSupplier stopped() {
        return () -> stopped;
    }

    /** A step runs its statements in this process of the database; 0 when it is over. */
    void in(int process) {
        lock.lock();
        try {
            this.process = process;
        } finally {
            lock.unlock();
        }
        if (stopped && process != 0) {
            throw new JobStopped();
        }
    }

    /** The connection stays the step's while its statement is stopped, lest that of somebody else be hit. */
    void stop(IntConsumer interrupt) {
        stopped = true;
        lock.lock();
        try {
            if (process != 0) {
                interrupt.accept(process);
            }
        } finally {
            lock.unlock();
        }
    }
}
