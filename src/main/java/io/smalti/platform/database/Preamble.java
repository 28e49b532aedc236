package io.smalti.platform.database;

import org.jspecify.annotations.Nullable;

/**
 * What is said before a statement, in the same trip to the database: a trip of its own would cost as much as a short
 * statement does.
 *
 * @param sql one or more statements, with one parameter
 * @param argument for the parameter
 * @param results how many the statements answer
 */
public record Preamble(String sql, String argument, int results) {
    /** Asked by {@link Sql} before what runs where it is bound; answers null when nothing is to be said. */
    public static final ScopedValue<Source> NEXT = ScopedValue.newInstance();

    /** Whoever knows what is to be said. */
    public interface Source {
        /** Before one statement. */
        @Nullable
        Preamble one();

        /** Before statements whose number is not known. */
        @Nullable
        Preamble many();
    }

    static @Nullable Preamble one() {
        return NEXT.isBound() ? NEXT.get().one() : null;
    }

    static @Nullable Preamble many() {
        return NEXT.isBound() ? NEXT.get().many() : null;
    }
}
