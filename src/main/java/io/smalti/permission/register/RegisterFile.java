package io.smalti.permission.register;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a file of addresses, one row at a time, however long it is. A bad row costs that row. */
final class RegisterFile {
    private static final List<String> COLUMNS = List.of("kind", "value", "country", "hash");
    private static final int LONGEST_LINE = 4_096;

    private final LoadReport report;

    RegisterFile(LoadReport report) {
        this.report = report;
    }

    /** Takes the good rows. */
    interface Taker {
        void take(ListedRow row);
    }

    void csv(InputStream in, Taker taker) throws IOException {
        try (var rows = CsvReader.builder().ofNamedCsvRecord(decoded(in))) {
            for (var row : rows) {
                if (report.lines == 0) {
                    check(row.getHeader());
                }
                row(row.getStartingLineNumber(), field -> row.findField(field).orElse(null), taker);
            }
        } catch (CsvParseException e) {
            throw new LoadRefused(400, "UNREADABLE", "The file is no CSV: " + e.getMessage());
        } catch (CharacterCodingException | UncheckedIOException e) {
            throw broken();
        }
    }

    private static void check(List<String> header) {
        for (var column : header) {
            if (!COLUMNS.contains(column)) {
                throw new LoadRefused(
                        400,
                        "UNKNOWN_COLUMN",
                        "There is no column '%s'; there are %s".formatted(column, String.join(", ", COLUMNS)));
            }
        }
    }

    void ndjson(InputStream in, ObjectMapper json, Taker taker) throws IOException {
        try (var reader = decoded(in)) {
            long number = 0;
            for (var line = line(reader); line != null; line = line(reader)) {
                number++;
                if (line.isBlank()) {
                    continue;
                }
                if (object(line, json) instanceof ObjectNode object) {
                    row(
                            number,
                            field ->
                                    object.hasNonNull(field) ? object.get(field).asText() : null,
                            taker);
                } else {
                    report.lines++;
                    report.reject(number, "line", "UNREADABLE", "is no JSON object of up to 4,096 characters");
                }
            }
        } catch (CharacterCodingException e) {
            throw broken();
        }
    }

    private static @Nullable Object object(String line, ObjectMapper json) {
        try {
            return line.length() > LONGEST_LINE ? null : json.readTree(line);
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    /** The next line, of one that is too long no more than shows that it is; null at the end. */
    private static @Nullable String line(Reader reader) throws IOException {
        var line = new StringBuilder();
        int c = reader.read();
        if (c < 0) {
            return null;
        }
        for (; c >= 0 && c != '\n'; c = reader.read()) {
            if (line.length() <= LONGEST_LINE) {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    private void row(long line, Function<String, @Nullable String> cells, Taker taker) {
        report.lines++;
        try {
            taker.take(ListedRow.read(cells));
        } catch (ListedRow.Unreadable e) {
            report.reject(line, e.field(), e.code(), String.valueOf(e.getMessage()));
        }
    }

    /** Without the byte order mark that some programs begin with. */
    private static Reader decoded(InputStream in) throws IOException {
        var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()));
        reader.mark(1);
        if (reader.read() != '\ufeff') {
            reader.reset();
        }
        return reader;
    }

    private static LoadRefused broken() {
        return new LoadRefused(400, "BROKEN_TEXT", "The file cannot be read to its end as UTF-8");
    }
}
