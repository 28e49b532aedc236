package io.smalti.intake;

import io.smalti.platform.database.SqlFailed;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tries again what failed in passing, and waits for a database that is away, for three minutes. */
final class Patience {
    private static final int TRIES = 5;
    private static final int TRIES_AWAY = 90;
    private static final long PAUSE_AWAY = 2_000;
    /** Deadlock, serialisation, and two who create the same customer: over when tried again. */
    private static final Set<String> PASSING = Set.of("40P01", "40001", "23505");

    private Patience() {}

    /** @param work whole transactions, which may be done again */
    static void run(Runnable work) {
        var _ = Patience.<@Nullable Void>call(() -> {
            work.run();
            return null;
        });
    }

    /** @param work whole transactions, which may be done again */
    static <T extends @Nullable Object> T call(Supplier<T> work) {
        for (int tries = 1; ; tries++) {
            try {
                return work.get();
            } catch (RuntimeException e) {
                if (!mayTryAgain(tries, e)) {
                    throw e;
                }
            }
        }
    }

    /** After a while when the database is away. */
    private static boolean mayTryAgain(int tries, RuntimeException thrown) {
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
