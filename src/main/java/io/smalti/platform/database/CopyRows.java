package io.smalti.platform.database;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyManager;

/**
 * Rows for one table in the text format of COPY, kept until they are sent. COPY is several times as fast as INSERT, and
 * has no answer for a row that is there already: it fails as a whole.
 */
public final class CopyRows {
    private final String table;
    private final String columns;
    private final StringBuilder text = new StringBuilder();
    private boolean begun;
    private long rows;

    /** @param columns separated by commas, in the order in which they are added */
    public CopyRows(String table, String columns) {
        this.table = table;
        this.columns = columns;
    }

    /** The next value of the row: null, a list of texts, or what PostgreSQL reads as it is written. */
    public CopyRows add(@Nullable Object value) {
        separate();
        switch (value) {
            case null -> text.append("\\N");
            case Collection<?> values -> array(values);
            case Number number -> text.append(number);
            case Boolean truth -> text.append(truth ? 't' : 'f');
            default -> escape(value.toString(), false);
        }
        return this;
    }

    /** An amount of money in cents. */
    public CopyRows addCents(long cents) {
        separate();
        if (cents < 0) {
            text.append('-');
        }
        long size = Math.abs(cents);
        text.append(size / 100)
                .append('.')
                .append((char) ('0' + size % 100 / 10))
                .append((char) ('0' + size % 10));
        return this;
    }

    /** An array of numbers; null for none. */
    public CopyRows add(float @Nullable [] values) {
        if (values == null) {
            return add((Object) null);
        }
        separate();
        text.append('{');
        for (int i = 0; i < values.length; i++) {
            text.append(i == 0 ? "" : ",").append(values[i]);
        }
        text.append('}');
        return this;
    }

    /** Some values as {@link #take} answered them. */
    public CopyRows cells(String taken) {
        separate();
        text.append(taken);
        return this;
    }

    /** What was added since the last end, which is forgotten here and is for another row. */
    public String take() {
        var cells = text.toString();
        text.setLength(0);
        begun = false;
        return cells;
    }

    /** Ends the row. */
    public void end() {
        text.append('\n');
        begun = false;
        rows++;
    }

    /** How many rows were added so far, sent or not. */
    public long rows() {
        return rows;
    }

    /** All rows not yet sent, as they go over the wire. */
    public String text() {
        return text.toString();
    }

    /** Sends the rows and forgets them. */
    public void send(CopyManager copy) throws SQLException {
        var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        text.setLength(0);
        try {
            copy.copyIn("copy %s (%s) from stdin".formatted(table, columns), new ByteArrayInputStream(bytes), 1 << 16);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void separate() {
        if (begun) {
            text.append('\t');
        }
        begun = true;
    }

    private void array(Collection<?> values) {
        text.append('{');
        boolean first = true;
        for (var value : values) {
            text.append(first ? "\"" : ",\"");
            escape(value.toString(), true);
            text.append('"');
            first = false;
        }
        text.append('}');
    }

    private static boolean isPlain(String value, boolean quoted) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' || c < ' ' || quoted && c == '"') {
                return false;
            }
        }
        return true;
    }

    /** @param quoted within an element of an array, which has escapes of its own below those of COPY */
    private void escape(String value, boolean quoted) {
        if (isPlain(value, quoted)) {
            text.append(value);
            return;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> text.append(quoted ? "\\\\\\\\" : "\\\\");
                case '"' -> text.append(quoted ? "\\\\\"" : "\"");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(c);
            }
        }
    }
}
