package io.smalti.platform.database;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Rows in the text format, for columns of any type. */
public final class TextRows extends CopyRows {
    /** @param columns separated by commas, in the order in which they are added */
    public TextRows(String table, String columns) {
        super(table, columns, "", new Bytes(), new Bytes());
    }

    /** The next value of the row: null, a list of texts, or what PostgreSQL reads as it is written. */
    public TextRows add(@Nullable Object value) {
        value();
        switch (value) {
            case null -> bytes.put('\\').put('N');
            case Collection<?> values -> array(values);
            case Number number -> bytes.put(number.toString());
            case Boolean truth -> bytes.put(truth ? 't' : 'f');
            default -> escape(value.toString(), false);
        }
        return this;
    }

    /** An amount of money in cents. */
    public TextRows addCents(long cents) {
        value();
        long size = Math.abs(cents);
        bytes.put((cents < 0 ? "-" : "") + size / 100)
                .put('.')
                .put((int) ('0' + size % 100 / 10))
                .put((int) ('0' + size % 10));
        return this;
    }

    /** Some values as {@link #take} answered them. */
    public TextRows cells(Cells cells) {
        value();
        bytes.put(cells.bytes());
        return this;
    }

    @Override
    void separate() {
        if (values > 0) {
            bytes.put('\t');
        }
    }

    @Override
    void close(int from) {
        bytes.put('\n');
    }

    @Override
    int before() {
        return 0;
    }

    private void array(Collection<?> values) {
        bytes.put('{');
        boolean first = true;
        for (var value : values) {
            bytes.put(first ? "\"" : ",\"");
            escape(value.toString(), true);
            bytes.put('"');
            first = false;
        }
        bytes.put('}');
    }

    /** @param quoted within an element of an array, which has escapes of its own below those of COPY */
    private void escape(String value, boolean quoted) {
        if (isPlain(value, quoted)) {
            bytes.put(value);
            return;
        }
        int plain = 0;
        for (int i = 0; i < value.length(); i++) {
            var escaped = escaped(value.charAt(i), quoted);
            if (escaped != null) {
                bytes.put(value.substring(plain, i)).put(escaped);
                plain = i + 1;
            }
        }
        bytes.put(value.substring(plain));
    }

    /** Looking for one character is far quicker than looking at each. */
    private static boolean isPlain(String value, boolean quoted) {
        return value.indexOf('\\') < 0
                && value.indexOf('\n') < 0
                && value.indexOf('\t') < 0
                && value.indexOf('\r') < 0
                && !(quoted && value.indexOf('"') >= 0);
    }

    /** Null for what is written as it is. */
    private static @Nullable String escaped(char c, boolean quoted) {
        return switch (c) {
            case '\\' -> quoted ? "\\\\\\\\" : "\\\\";
            case '"' -> quoted ? "\\\\\"" : null;
            case '\t' -> "\\t";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            default -> null;
        };
    }
}
