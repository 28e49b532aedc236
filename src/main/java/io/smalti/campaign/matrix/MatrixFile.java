package io.smalti.campaign.matrix;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.smalti.campaign.Variant;
import io.smalti.campaign.template.Escape;
import jakarta.inject.Singleton;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A matrix as a file: one wording a row, in CSV or as one JSON object a line. */
@Singleton
class MatrixFile {
    private final ObjectMapper json;

    MatrixFile(ObjectMapper json) {
        this.json = json;
    }

    String csv(List<Variant> variants) {
        var text = new StringWriter();
        // without a buffer of its own, for the text is read before it is closed
        var csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.CRLF)
                .bufferSize(0)
                .build(text);
        csv.writeRecord(VariantFields.ALL);
        for (var variant : variants) {
            var fields = fields(variant);
            csv.writeRecord(VariantFields.ALL.stream()
                    .map(field -> safe(fields.get(field)))
                    .toList());
        }
        return text.toString();
    }

    private static String safe(@Nullable Object value) {
        return value == null ? "" : Escape.csv(value.toString());
    }

    String ndjson(List<Variant> variants) {
        var text = new StringBuilder();
        for (var variant : variants) {
            var fields = fields(variant);
            fields.values().removeIf(Objects::isNull);
            try {
                text.append(json.writeValueAsString(fields)).append('\n');
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }
        return text.toString();
    }

    private static Map<String, @Nullable Object> fields(Variant variant) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("channel", variant.channel().name());
        fields.put("language", variant.language());
        fields.put("type", variant.cell().type());
        fields.put("group", variant.cell().group());
        fields.put("ageBand", variant.cell().ageBand());
        fields.put("wording", variant.wording());
        fields.put("status", variant.status().name());
        fields.put("topic", variant.topic());
        fields.put("weight", variant.weight());
        fields.put(
                "validFrom",
                variant.validFrom() == null ? null : variant.validFrom().toString());
        fields.put(
                "validUntil",
                variant.validUntil() == null ? null : variant.validUntil().toString());
        fields.put("subject", variant.subject());
        fields.put("body", variant.body());
        return fields;
    }
}
