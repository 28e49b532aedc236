package io.smalti.platform.graphql.execution;

import io.smalti.platform.DomainException;
import java.time.Duration;

/**
 * The operation that the current thread carries out.
 *
 * @param query whether it only reads
 * @param until when its time is over, by {@link System#nanoTime}
 * @param interruption by which it may be ended earlier
 * @param statements that it has asked the database
 */
record Running(boolean query, long until, Interruption interruption, Statements statements) {
    static final ScopedValue<Running> CURRENT = ScopedValue.newInstance();

    /** The time is over; what has been fetched is answered all the same. */
    static final class TimeLimit extends DomainException {
        private static final long serialVersionUID = 1L;

        TimeLimit() {
            super("The time for this request was over before this field could be fetched");
        }
    }

    static Running from(boolean query, Duration time, Interruption interruption) {
        return new Running(query, System.nanoTime() + time.toNanos(), interruption, new Statements(false));
    }

    /** The same, from the beginning. */
    Running with(Statements statements) {
        return new Running(query, until, interruption, statements);
    }

    /** Whole milliseconds, at least one, for a time-out of 0 would mean none. */
    long millisecondsLeft() {
        return Math.max(1, (until - System.nanoTime()) / 1_000_000);
    }

    /** Whether it is of use to go on. */
    void check() {
        statements.check();
        if (until - System.nanoTime() < 0 || (query && interruption.asked())) {
            throw new TimeLimit();
        }
    }
}
