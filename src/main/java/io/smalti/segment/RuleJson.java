package io.smalti.segment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/** The stored form of a rule: JSON of the same shape as the input. */
final class RuleJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private RuleJson() {}

    static String write(RuleInput rule) {
        try {
            return MAPPER.writeValueAsString(rule);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** @throws IllegalArgumentException when the text is no rule */
    static RuleInput read(String json) {
        try {
            return MAPPER.readValue(json, RuleInput.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a rule: " + e.getOriginalMessage(), e);
        }
    }

    /** @throws ExportRefused when the text is no export */
    static ExportResource.Wanted readExport(String json) {
        try {
            var wanted = MAPPER.readValue(json, ExportResource.Wanted.class);
            if (wanted == null || wanted.traits() == null) {
                throw new ExportRefused("INVALID_EXPORT", "An export is {\"traits\": [\"age\"], \"where\": {…}}");
            }
            return wanted;
        } catch (JsonProcessingException e) {
            throw new ExportRefused("INVALID_EXPORT", "No export: " + e.getOriginalMessage());
        }
    }
}
