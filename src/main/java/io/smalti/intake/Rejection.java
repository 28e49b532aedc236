package io.smalti.intake;

import org.jspecify.annotations.Nullable;

/**
 * A line that was refused.
 *
 * @param line counted from 1, the header included
 * @param field null when the line as a whole cannot be read
 * @param reason a code
 * @param detail for people; never personal data
 * @param whole false when the line was taken and only this value was left out
 */
record Rejection(
        long line,
        @Nullable String field,
        String reason,
        @Nullable String detail,
        boolean whole) {
    Rejection(long line, @Nullable String field, String reason, @Nullable String detail) {
        this(line, field, reason, detail, true);
    }
}
