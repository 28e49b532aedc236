package io.smalti.customer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of the traits that the company declared, by code; as JSON that is only read when asked for. */
public final class DeclaredValues {
    static final DeclaredValues NONE = new DeclaredValues(null);
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final @Nullable String json;
    private final Map<String, @Nullable Object> changed;
    private volatile @Nullable JsonNode tree;

    DeclaredValues(@Nullable String json) {
        this(json, Map.of());
    }

    private DeclaredValues(@Nullable String json, Map<String, @Nullable Object> changed) {
        this.json = json;
        this.changed = changed;
    }

    /** The value in the trait's type; null when unknown. */
    public @Nullable Object of(String code, TraitType type) {
        if (changed.containsKey(code)) {
            return changed.get(code);
        }
        var node = json == null ? null : read(json).get(code);
        return node == null || node.isNull() ? null : value(node, type);
    }

    /** With other values; null for what is unknown now. */
    DeclaredValues with(Map<String, @Nullable Object> others) {
        if (others.isEmpty()) {
            return this;
        }
        var all = new HashMap<String, @Nullable Object>(changed);
        all.putAll(others);
        return new DeclaredValues(json, all);
    }

    private JsonNode read(String text) {
        var read = tree;
        if (read == null) {
            try {
                read = MAPPER.readTree(text);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("declared values are no JSON", e);
            }
            tree = read;
        }
        return read;
    }

    static @Nullable Object value(JsonNode node, TraitType type) {
        return switch (type) {
            case TEXT, CHOICE -> node.asText();
            case NUMBER -> new BigDecimal(node.asText());
            case DATE -> LocalDate.parse(node.asText());
            case TIME -> OffsetDateTime.parse(node.asText()).toInstant();
            case TEXTS -> {
                var texts = new ArrayList<String>();
                node.forEach(text -> texts.add(text.asText()));
                yield texts.isEmpty() ? null : List.copyOf(texts);
            }
        };
    }
}
