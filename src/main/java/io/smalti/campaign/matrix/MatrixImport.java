package io.smalti.campaign.matrix;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import io.smalti.campaign.template.Escape;
import io.smalti.campaign.writing.VariantResult;
import io.smalti.campaign.writing.VariantWriter;
import io.smalti.campaign.writing.WriteVariant;
import io.smalti.campaign.writing.WriteVariants;
import io.smalti.platform.Transactional;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes the wordings of a file, all in one transaction; a bad row costs that row. */
@Singleton
class MatrixImport {
    private static final int BATCH = 1_000;
    private static final int MOST = 20_000;

    private final ObjectMapper json;
    private final VariantWriter writer;

    MatrixImport(ObjectMapper json, VariantWriter writer) {
        this.json = json;
        this.writer = writer;
    }

    /** @param campaign key of the campaign */
    @Transactional
    MatrixReport csv(String campaign, String text) {
        var reading = new Reading(campaign);
        var source = text.startsWith("\ufeff") ? text.substring(1) : text;
        try (var rows = CsvReader.builder().ofNamedCsvRecord(source)) {
            for (var row : rows) {
                if (reading.report.lines == 0) {
                    checkHeader(row.getHeader());
                }
                reading.row(
                        row.getStartingLineNumber(),
                        field -> row.findField(field).map(Escape::uncsv).orElse(null));
            }
        } catch (CsvParseException e) {
            throw new MatrixRefused("UNREADABLE", "The file is no CSV: " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return reading.end();
    }

    private static void checkHeader(List<String> header) {
        for (var column : header) {
            if (!VariantFields.ALL.contains(column)) {
                throw new MatrixRefused(
                        "UNKNOWN_COLUMN",
                        "There is no column '%s'; there are %s"
                                .formatted(column, String.join(", ", VariantFields.ALL)));
            }
        }
    }

    @Transactional
    MatrixReport ndjson(String campaign, String text) {
        var reading = new Reading(campaign);
        long number = 0;
        for (var line : text.lines().toList()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            try {
                if (json.readTree(line) instanceof ObjectNode object) {
                    reading.row(number, field -> text(object.get(field)));
                } else {
                    reading.report.rejected(number, "line", "UNREADABLE", "is no JSON object");
                }
            } catch (JsonProcessingException e) {
                reading.report.rejected(number, "line", "UNREADABLE", "is no JSON: " + e.getOriginalMessage());
            }
        }
        return reading.end();
    }

    private static @Nullable String text(@Nullable JsonNode value) {
        return value == null || value.isNull() ? null : value.isValueNode() ? value.asText() : value.toString();
    }

    private final class Reading {
        private final String campaign;
        private final List<WriteVariant> batch = new ArrayList<>();
        private final List<Long> lines = new ArrayList<>();
        private final MatrixReport report = new MatrixReport();

        Reading(String campaign) {
            this.campaign = campaign;
        }

        void row(long line, Function<String, @Nullable String> cells) {
            try {
                batch.add(VariantFields.read(cells));
                lines.add(line);
                report.lines++;
            } catch (VariantFields.Unreadable e) {
                report.rejected(line, e.field(), "UNREADABLE", String.valueOf(e.getMessage()));
            }
            if (report.lines > MOST) {
                throw new MatrixRefused("TOO_LONG", "A file has at most %,d wordings".formatted(MOST));
            }
            if (batch.size() == BATCH) {
                write();
            }
        }

        MatrixReport end() {
            write();
            return report;
        }

        private void write() {
            if (batch.isEmpty()) {
                return;
            }
            var payload = writer.write(new WriteVariants(campaign, List.copyOf(batch)));
            if (!payload.userErrors().isEmpty()) {
                throw new MatrixRefused(payload.userErrors());
            }
            for (int i = 0; i < payload.results().size(); i++) {
                count(lines.get(i), payload.results().get(i));
            }
            batch.clear();
            lines.clear();
        }

        private void count(long line, VariantResult result) {
            report.count(result.outcome());
            for (var error : result.userErrors()) {
                report.rejections.add(new MatrixReport.Rejection(
                        line, error.path().getLast(), error.code().name(), error.message(), error.position()));
            }
        }
    }
}
