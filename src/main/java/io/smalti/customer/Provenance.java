package io.smalti.customer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where the values of one customer come from: by trait code, as JSON that is only fetched and read when asked. */
public final class Provenance {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    public static final Provenance NONE = new Provenance("{}");

    private final Supplier<String> json;
    /** Kept, because whoever asks for one entry asks for more. */
    private @Nullable ObjectNode read;

    Provenance(Supplier<String> json) {
        this.json = json;
    }

    public Provenance(String json) {
        this(() -> json);
    }

    public String json() {
        return json.get();
    }

    /**
     * Where one value comes from.
     *
     * @param source null when it is none that we know
     * @param confidence 0..1, when it was observed
     * @param expiresAt when the value stops to hold; null: never
     */
    public record Entry(
            Origin origin,
            @Nullable Source source,
            Instant observedAt,
            double confidence,
            @Nullable Instant expiresAt) {
        /** Whether a value with this entry replaces one with the other: stronger, or as strong and not older. */
        public boolean beats(@Nullable Entry other, Trait trait, Instant now) {
            if (other == null) {
                return true;
            }
            int order = strength(trait, now).compareTo(other.strength(trait, now));
            return order == 0 ? !observedAt.isBefore(other.observedAt) : order < 0;
        }

        /** What a person said is worth no more than what was seen once half of its worth is gone. */
        private Origin strength(Trait trait, Instant now) {
            var days = trait.halfLifeDays();
            return origin == Origin.DECLARED && days != null && observedAt.isBefore(now.minus(Duration.ofDays(days)))
                    ? Origin.OBSERVED
                    : origin;
        }

        public ObjectNode toJson() {
            var json = MAPPER.createObjectNode()
                    .put("o", origin.name())
                    .put("s", source == null ? null : source.name())
                    .put("t", observedAt.toString())
                    .put("c", confidence);
            return expiresAt == null ? json : json.put("x", expiresAt.toString());
        }

        private static Entry of(JsonNode node) {
            return new Entry(
                    Origin.valueOf(node.path("o").asText()),
                    Source.named(node.path("s").asText()),
                    Instant.parse(node.path("t").asText()),
                    node.path("c").asDouble(1),
                    node.has("x") ? Instant.parse(node.path("x").asText()) : null);
        }
    }

    /** The entry of a trait; null where none was kept. */
    public @Nullable Entry of(String trait) {
        var entries = read;
        if (entries == null) {
            entries = tree();
            read = entries;
        }
        return entry(entries.get(trait));
    }

    public static @Nullable Entry entry(@Nullable JsonNode node) {
        return node == null ? null : Entry.of(node);
    }

    /** Read anew, and the caller's own to change. */
    public ObjectNode tree() {
        if (this == NONE) {
            return MAPPER.createObjectNode();
        }
        try {
            return (ObjectNode) MAPPER.readTree(json());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("provenance is no JSON", e);
        }
    }
}
