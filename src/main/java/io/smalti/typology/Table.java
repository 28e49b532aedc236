package io.smalti.typology;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of a CSV file, each of which can be refused by its number. */
record Table(String file, List<Line> lines) {

    /** @throws TypologyRefused when it is no UTF-8 CSV with these columns and equally long lines */
    static Table parse(String file, byte[] bytes, List<String> columns) {
        var decoder = StandardCharsets.UTF_8.newDecoder();
        var lines = new ArrayList<Line>();
        try (var reader = CsvReader.builder()
                .allowUnclosedQuote(false)
                .ofNamedCsvRecord(new InputStreamReader(new ByteArrayInputStream(bytes), decoder))) {
            for (var record : reader) {
                lines.add(new Line(file, record.getStartingLineNumber(), record));
            }
        } catch (CsvParseException e) {
            throw new TypologyRefused(file, lines.size() + 2L, reason(e));
        } catch (UncheckedIOException e) {
            throw unreadable(file, lines.size() + 2L, e.getCause());
        } catch (IOException e) {
            throw unreadable(file, lines.size() + 2L, e);
        }
        if (lines.isEmpty()) {
            throw new TypologyRefused(file, 1, "the file holds no lines");
        }
        var header = lines.getFirst().record().getHeader();
        for (var column : columns) {
            if (!header.contains(column)) {
                throw new TypologyRefused(file, 1, "the column " + column + " is missing");
            }
        }
        return new Table(file, lines);
    }

    private static String reason(CsvParseException e) {
        var cause = e.getCause();
        var message = cause == null || cause.getMessage() == null ? e.getMessage() : cause.getMessage();
        return "not a CSV line: " + message;
    }

    private static RuntimeException unreadable(String file, long line, @Nullable Exception cause) {
        return cause instanceof CharacterCodingException
                ? new TypologyRefused(file, line, "not UTF-8")
                : new IllegalStateException(file, cause);
    }

    TypologyRefused refused(String reason) {
        return new TypologyRefused(file, lines.getLast().number(), reason);
    }

    /** One line, values by the name of their column. */
    record Line(String file, long number, NamedCsvRecord record) {
        TypologyRefused refused(String reason) {
            return new TypologyRefused(file, number, reason);
        }

        String text(String column) {
            var text = textOrNull(column);
            if (text == null) {
                throw refused(column + " is empty");
            }
            return text;
        }

        @Nullable
        String textOrNull(String column) {
            var text = record.getField(column).strip();
            return text.isEmpty() ? null : text;
        }

        double number(String column) {
            return decimal(column).doubleValue();
        }

        int whole(String column) {
            try {
                return decimal(column).intValueExact();
            } catch (ArithmeticException e) {
                throw refused(column + " is not a whole number");
            }
        }

        /** A percentage as a share 0..1, exactly shifted. */
        double share(String column) {
            var share = decimal(column).movePointLeft(2).doubleValue();
            if (share < 0 || share > 1) {
                throw refused(column + " is not a percentage: " + text(column));
            }
            return share;
        }

        private BigDecimal decimal(String column) {
            try {
                return new BigDecimal(text(column));
            } catch (NumberFormatException e) {
                throw refused(column + " is not a number: " + text(column));
            }
        }
    }
}
