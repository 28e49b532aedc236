package io.smalti.customer.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smalti.customer.Customer;
import io.smalti.customer.Trait;
import io.smalti.customer.TraitType;
import io.smalti.customer.Traits;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides trait by trait what two customers have as one, without a database. */
final class Decisions {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Decided with what they belong to: nobody lives in the street of one town and the postcode of another. */
    private static final Set<String> FOLLOWERS = Set.of("ageEstimatedOn", "street", "postcode", "country");

    private final List<TraitDecision> list = new ArrayList<>();
    private final ObjectNode patch = MAPPER.createObjectNode();
    private final ObjectNode provenance;
    private final ObjectNode otherProvenance;

    private Decisions(Customer keep, Customer merge) {
        this.provenance = tree(keep);
        this.otherProvenance = tree(merge);
    }

    /** @param rules by trait; those that are absent have the usual rule of their type */
    static Decisions of(Customer keep, Customer merge, Map<String, MergeRule> rules) {
        var decisions = new Decisions(keep, merge);
        for (var trait : Traits.all()) {
            if (trait.column() != null && trait.writable() && !FOLLOWERS.contains(trait.code())) {
                decisions.decide(trait, keep, merge, rules.getOrDefault(trait.code(), usual(trait)));
            }
        }
        decisions.address(keep, merge, rules);
        decisions.patch.set("provenance", decisions.provenance);
        return decisions;
    }

    static MergeRule usual(Trait trait) {
        return trait.type() == TraitType.TEXTS ? MergeRule.UNION : MergeRule.BY_ORIGIN;
    }

    static boolean allows(MergeRule rule, Trait trait) {
        return switch (rule) {
            case SUM -> trait.type() == TraitType.NUMBER;
            case UNION -> trait.type() == TraitType.TEXTS;
            case LONGEST -> trait.type() == TraitType.TEXT;
            default -> true;
        };
    }

    List<TraitDecision> list() {
        return list;
    }

    /** Columns that change, and the provenance, as JSON. */
    ObjectNode patch() {
        return patch;
    }

    private void decide(Trait trait, Customer keep, Customer merge, MergeRule rule) {
        var one = trait.value(keep);
        var other = trait.value(merge);
        if (one == null && other == null) {
            return;
        }
        var result = one == null || other == null
                ? (one == null ? other : one)
                : result(trait, keep, merge, rule, one, other);
        take(trait, one, other, result, rule);
        if (trait.code().equals("ageEstimate") && patch.has("age_estimate")) {
            put("age_estimated_on", merge.demographics().ageEstimatedOn());
        }
    }

    private void take(
            Trait trait, @Nullable Object one, @Nullable Object other, @Nullable Object result, MergeRule rule) {
        if (one == null && other == null) {
            return;
        }
        list.add(new TraitDecision(trait.code(), rule, text(one), text(other), text(result)));
        if (Objects.equals(result, one)) {
            return;
        }
        put(Objects.requireNonNull(trait.column()), result);
        var mine = provenance.get(trait.code());
        var theirs = otherProvenance.get(trait.code());
        if (Objects.equals(result, other) || earlier(mine, theirs)) {
            if (theirs == null) {
                provenance.remove(trait.code());
            } else {
                provenance.set(trait.code(), theirs);
            }
        }
    }

    private void address(Customer keep, Customer merge, Map<String, MergeRule> rules) {
        var postcode = Objects.requireNonNull(Traits.get("postcode"));
        decide(postcode, keep, merge, rules.getOrDefault("postcode", MergeRule.BY_ORIGIN));
        boolean moved = patch.has("postcode");
        for (var code : List.of("street", "country")) {
            var trait = Objects.requireNonNull(Traits.get(code));
            var rule = rules.getOrDefault(code, MergeRule.BY_ORIGIN);
            // of two addresses, all of the one whose postcode was taken
            boolean together = postcode.value(keep) != null && postcode.value(merge) != null;
            if (together) {
                take(
                        trait,
                        trait.value(keep),
                        trait.value(merge),
                        moved ? trait.value(merge) : trait.value(keep),
                        rule);
            } else {
                decide(trait, keep, merge, rule);
            }
        }
        if (moved) {
            put("municipality", merge.geography().municipality());
        }
    }

    private Object result(Trait trait, Customer keep, Customer merge, MergeRule rule, Object one, Object other) {
        var mine = provenance.get(trait.code());
        var theirs = otherProvenance.get(trait.code());
        return switch (rule) {
            case KEEP -> one;
            case NEWEST -> earlier(mine, theirs) ? other : one;
            case OLDEST -> earlier(theirs, mine) ? other : one;
            case LONGEST -> other.toString().length() > one.toString().length() ? other : one;
            case SUM -> ((BigDecimal) one).add((BigDecimal) other);
            case UNION -> {
                var all = new LinkedHashSet<Object>((List<?>) one);
                all.addAll((List<?>) other);
                yield List.copyOf(all);
            }
            case BY_ORIGIN -> {
                if (trait.code().equals("lifecycle")) {
                    // who has bought is no prospect any more
                    yield one.equals("PROSPECT") ? other : one;
                }
                var strength = Objects.requireNonNull(trait.origin(keep))
                        .compareTo(Objects.requireNonNull(trait.origin(merge)));
                yield strength > 0 || strength == 0 && earlier(mine, theirs) ? other : one;
            }
        };
    }

    /** Whether the first was observed before the second; what has no time was before all. */
    private static boolean earlier(@Nullable JsonNode one, @Nullable JsonNode other) {
        var first = one == null ? "" : one.path("t").asText();
        var second = other == null ? "" : other.path("t").asText();
        if (first.isEmpty() || second.isEmpty()) {
            return first.isEmpty() && !second.isEmpty();
        }
        return java.time.Instant.parse(first).isBefore(java.time.Instant.parse(second));
    }

    private void put(String column, @Nullable Object value) {
        switch (value) {
            case null -> patch.putNull(column);
            case BigDecimal number -> patch.put(column, number);
            case List<?> texts -> {
                var array = patch.putArray(column);
                texts.forEach(text -> array.add(text.toString()));
            }
            default -> patch.put(column, value.toString());
        }
    }

    private static @Nullable String text(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case BigDecimal number -> number.toPlainString();
            case List<?> texts ->
                String.join(" | ", texts.stream().map(Object::toString).toList());
            default -> value.toString();
        };
    }

    /**
     * The columns as they were before a merge, of those that still are as it left them.
     *
     * @param before the row before the merge
     */
    static ObjectNode restored(Customer now, JsonNode before, List<TraitDecision> decisions) {
        var patch = MAPPER.createObjectNode();
        var provenance = tree(now);
        for (var decision : decisions) {
            var trait = Traits.get(decision.trait());
            if (trait == null
                    || trait.column() == null
                    || Objects.equals(decision.kept(), decision.result())
                    || !Objects.equals(decision.result(), text(trait.value(now)))) {
                continue;
            }
            patch.set(trait.column(), before.get(trait.column()));
            if (trait.code().equals("postcode")) {
                patch.set("municipality", before.get("municipality"));
            }
            if (trait.code().equals("ageEstimate")) {
                patch.set("age_estimated_on", before.get("age_estimated_on"));
            }
            var entry = before.path("provenance").get(trait.code());
            if (entry == null) {
                provenance.remove(trait.code());
            } else {
                provenance.set(trait.code(), entry);
            }
        }
        patch.set("provenance", provenance);
        return patch;
    }

    private static ObjectNode tree(Customer customer) {
        try {
            return (ObjectNode) MAPPER.readTree(customer.provenance().json());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("provenance is no JSON", e);
        }
    }
}
