package io.smalti.segment.rule.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.smalti.segment.rule.RuleInput;

/** The stored form of a rule: JSON of the same shape as the input. */
public final class RuleJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private RuleJson() {}

    public static String write(RuleInput rule) {
        try {
            return MAPPER.writeValueAsString(rule);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** @throws IllegalArgumentException when the text is no rule */
    public static RuleInput read(String json) {
        try {
            return MAPPER.readValue(json, RuleInput.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a rule: " + e.getOriginalMessage(), e);
        }
    }

    /** Something that holds rules. */
    public static <T> T read(String json, Class<T> type) throws JsonProcessingException {
        return MAPPER.readValue(json, type);
    }
}
