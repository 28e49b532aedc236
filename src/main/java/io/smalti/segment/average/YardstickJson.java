package io.smalti.segment.average;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.smalti.segment.rule.Yardstick;

/** The stored form of a yardstick, exact to the last digit. */
public final class YardstickJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private YardstickJson() {}

    public static String write(Yardstick yardstick) {
        try {
            return MAPPER.writeValueAsString(yardstick);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    public static Yardstick read(String json) {
        try {
            return MAPPER.readValue(json, Yardstick.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
