package io.smalti.platform.graphql.execution;

import io.smalti.platform.DomainException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The operation that the current thread carries out.
 *
 * @param until when its time is over, by {@link System#nanoTime}
 * @param interruption by which it may be ended earlier
 * @param snapshot what a query reads; null for what changes data
 */
record Running(
        long until, Interruption interruption, @Nullable Snapshot snapshot) {
    static final ScopedValue<Running> CURRENT = ScopedValue.newInstance();

    /** The time is over; what has been fetched is answered all the same. */
    static final class TimeLimit extends DomainException {
        private static final long serialVersionUID = 1L;

        TimeLimit() {
            super("The time for this request was over before this field could be fetched");
        }
    }

    static Running from(Duration time, Interruption interruption) {
        return new Running(System.nanoTime() + time.toNanos(), interruption, null);
    }

    /** The same, from the beginning. */
    Running reading(Snapshot fresh) {
        return new Running(until, interruption, fresh);
    }

    /** Whether it only reads. */
    boolean query() {
        return snapshot != null;
    }

    /** Whole milliseconds, at least one, for a time-out of 0 would mean none. */
    long millisecondsLeft() {
        return Math.max(1, (until - System.nanoTime()) / 1_000_000);
    }

    /** Whether it is of use to go on. */
    void check() {
        if (snapshot != null) {
            snapshot.check();
        }
        if (until - System.nanoTime() < 0 || (query() && interruption.asked())) {
            throw new TimeLimit();
        }
    }

    /** Called after a field failed. */
    static void spoil() {
        if (CURRENT.isBound() && CURRENT.get().snapshot() != null) {
            CURRENT.get().snapshot().spoil();
        }
    }
}
