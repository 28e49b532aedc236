package io.smalti.intake;

import org.jspecify.annotations.Nullable;

/** One record of a file: its cells, or why it cannot be read. */
sealed interface Raw {
    /** Where the record begins, counted from 1. */
    long line();

    /** The texts of a record by column name; null or blank for none. */
    interface Cells {
        @Nullable
        String get(String column);
    }

    record Read(long line, Cells cells) implements Raw {}

    record Broken(long line, String reason, String detail) implements Raw {}
}
