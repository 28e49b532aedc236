package io.smalti.campaign.delivery;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyOut;

/**
 * The rows of {@code COPY … TO STDOUT} in PostgreSQL's text format, one at a time: columns end at tabs, {@code \N} is
 * null. The connection hands on as much as is read, so memory stays the same however many rows there are.
 */
final class CopiedRows {
    private final CopyOut copy;
    private byte[] row = new byte[0];
    private final int[] ends;
    private byte[] unescaped = new byte[256];

    CopiedRows(CopyOut copy, int columns) {
        this.copy = copy;
        this.ends = new int[columns];
    }

    /** Goes on to the next row; false after the last. */
    boolean next() throws SQLException {
        byte[] read = copy.readFromCopy();
        if (read == null) {
            return false;
        }
        row = read;
        int column = 0;
        int last = read.length - 1; // the line feed
        for (int i = 0; i < last; i++) {
            if (read[i] == '\t') {
                ends[column++] = i;
            }
        }
        ends[column] = last;
        return true;
    }

    private int start(int column) {
        return column == 0 ? 0 : ends[column - 1] + 1;
    }

    boolean isNull(int column) {
        int start = start(column);
        return ends[column] - start == 2 && row[start] == '\\' && row[start + 1] == 'N';
    }

    @Nullable
    String text(int column) {
        if (isNull(column)) {
            return null;
        }
        int start = start(column);
        int end = ends[column];
        for (int i = start; i < end; i++) {
            if (row[i] == '\\') {
                return unescape(start, end);
            }
        }
        return new String(row, start, end - start, StandardCharsets.UTF_8);
    }

    private String unescape(int start, int end) {
        if (unescaped.length < end - start) {
            unescaped = new byte[end - start];
        }
        int length = 0;
        for (int i = start; i < end; i++) {
            byte b = row[i];
            if (b == '\\' && i + 1 < end) {
                b = switch (row[++i]) {
                    case 'b' -> '\b';
                    case 'f' -> '\f';
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    case 't' -> '\t';
                    case 'v' -> 0x0b;
                    default -> row[i];
                };
            }
            unescaped[length++] = b;
        }
        return new String(unescaped, 0, length, StandardCharsets.UTF_8);
    }

    boolean truth(int column) {
        return row[start(column)] == 't';
    }

    long number(int column) {
        long number = 0;
        for (int i = start(column); i < ends[column]; i++) {
            number = number * 10 + (row[i] - '0');
        }
        return number;
    }

    /** A day as PostgreSQL writes it, 1990-12-31. */
    @Nullable
    LocalDate day(int column) {
        if (isNull(column)) {
            return null;
        }
        int start = start(column);
        if (ends[column] - start != 10) {
            return LocalDate.parse(String.valueOf(text(column)));
        }
        return LocalDate.of(digits(start, 4), digits(start + 5, 2), digits(start + 8, 2));
    }

    private int digits(int from, int count) {
        int number = 0;
        for (int i = from; i < from + count; i++) {
            number = number * 10 + (row[i] - '0');
        }
        return number;
    }

    /** One of few texts, made only once. */
    <T> @Nullable T constant(int column, Interned<T> known) {
        return isNull(column) ? null : known.get(row, start(column), ends[column]);
    }
}
