package io.smalti.demo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyManager;

/** Rows for one table in the text format of COPY, kept until they are sent. */
final class CopyRows {
    private final String table;
    private final String columns;
    private final StringBuilder text = new StringBuilder();
    private boolean begun;
    private long rows;

    /** @param columns separated by commas, in the order in which they are added */
    CopyRows(String table, String columns) {
        this.table = table;
        this.columns = columns;
    }

    CopyRows add(@Nullable Object value) {
        separate();
        switch (value) {
            case null -> text.append("\\N");
            case Collection<?> values -> array(values);
            case Instant instant -> text.append(instant);
            case Number number -> text.append(number);
            case Boolean truth -> text.append(truth ? 't' : 'f');
            default -> escape(value.toString());
        }
        return this;
    }

    /** An amount of money in cents. */
    CopyRows addCents(long cents) {
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

    CopyRows addProvenance(Dossier dossier) {
        separate();
        dossier.provenance(text);
        return this;
    }

    void end() {
        text.append('\n');
        begun = false;
        rows++;
    }

    long rows() {
        return rows;
    }

    /** All rows not yet sent, as they go over the wire. */
    String text() {
        return text.toString();
    }

    /** Sends the rows and forgets them. */
    void send(CopyManager copy) throws SQLException {
        var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        try {
            copy.copyIn("copy %s (%s) from stdin".formatted(table, columns), new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        text.setLength(0);
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
            escape(value.toString());
            text.append('"');
            first = false;
        }
        text.append('}');
    }

    private void escape(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(c);
            }
        }
    }
}
