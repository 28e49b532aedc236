package io.smalti.customer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where the values of one customer come from: by trait code, as JSON that is only read when asked. */
public record Provenance(String json) {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    static final Provenance NONE = new Provenance("{}");

    /** Where one value comes from; confidence is 0..1, source null when it is none that we know. */
    public record Entry(Origin origin, @Nullable Source source, Instant observedAt, double confidence) {
        /** Whether a value with this entry replaces one with the other: stronger, or as strong and not older. */
        boolean beats(@Nullable Entry other) {
            if (other == null || origin != other.origin) {
                return other == null || origin.compareTo(other.origin) < 0;
            }
            return !observedAt.isBefore(other.observedAt);
        }

        ObjectNode toJson() {
            return MAPPER.createObjectNode()
                    .put("o", origin.name())
                    .put("s", source == null ? null : source.name())
                    .put("t", observedAt.toString())
                    .put("c", confidence);
        }

        private static Entry of(JsonNode node) {
            return new Entry(
                    Origin.valueOf(node.path("o").asText()),
                    Source.named(node.path("s").asText()),
                    Instant.parse(node.path("t").asText()),
                    node.path("c").asDouble(1));
        }
    }

    /** The entry of a trait; null where none was kept. */
    public @Nullable Entry of(String trait) {
        return entry(tree().get(trait));
    }

    static @Nullable Entry entry(@Nullable JsonNode node) {
        return node == null ? null : Entry.of(node);
    }

    ObjectNode tree() {
        try {
            return (ObjectNode) MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("provenance is no JSON", e);
        }
    }
}
