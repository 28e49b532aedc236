package io.smalti.demo;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known of a customer, by trait, each with where it comes from. */
final class Dossier {
    private final Map<String, Fact> facts = new LinkedHashMap<>();

    /** @param value text, number, date or a list of texts */
    record Fact(Object value, String origin, String source, Instant at, String confidence) {}

    void learn(String trait, Fact fact) {
        facts.put(trait, fact);
    }

    /** The codes of the traits that are known. */
    Set<String> traits() {
        return facts.keySet();
    }

    boolean knows(String trait) {
        return facts.containsKey(trait);
    }

    @Nullable
    Object value(String trait) {
        var fact = facts.get(trait);
        return fact == null ? null : fact.value();
    }

    @Nullable
    String text(String trait) {
        var value = value(trait);
        return value == null ? null : value.toString();
    }

    /** As stored: {@code {"income": {"o": "DECLARED", "s": "SURVEY", "t": "2026-01-31T10:00:00Z", "c": 0.75}}}. */
    String provenance() {
        var json = new StringBuilder("{");
        boolean first = true;
        for (var entry : facts.entrySet()) {
            var fact = entry.getValue();
            json.append(first ? "\"" : ", \"")
                    .append(entry.getKey())
                    .append("\": {\"o\": \"")
                    .append(fact.origin())
                    .append("\", \"s\": \"")
                    .append(fact.source())
                    .append("\", \"t\": \"")
                    .append(fact.at())
                    .append("\", \"c\": ")
                    .append(fact.confidence())
                    .append('}');
            first = false;
        }
        return json.append('}').toString();
    }
}
