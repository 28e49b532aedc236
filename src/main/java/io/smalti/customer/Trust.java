package io.smalti.customer;

import java.time.ZonedDateTime;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the value of a trait must deserve to count: how it is known, and how surely, in SQL as in memory. A value without
 * a confidence is sure; of others it fades by the trait's half-life.
 *
 * @param confidence 0..1
 */
public record Trust(Set<Origin> origins, double confidence) {

    /** Whether the value counts; of no interest when there is none. */
    public boolean accepts(Customer customer, Trait trait) {
        var value = TraitValues.of(customer, trait);
        return value != null
                && origins.contains(value.origin())
                && (value.confidence() == null || value.confidence() >= confidence);
    }

    /** The same over the aliases c and t; not null where there is a value. */
    public String sql(Trait trait, ZonedDateTime now) {
        var known = origins.stream().map(origin -> "'" + origin + "'").collect(Collectors.joining(", "));
        var origin = "(" + Origins.sql(trait) + " in (" + known + "))";
        var confidence = confidence(trait, now);
        return this.confidence <= 0 || confidence == null
                ? origin
                : "(" + origin + " and " + confidence + " >= " + this.confidence + ")";
    }

    private static @org.jspecify.annotations.Nullable String confidence(Trait trait, ZonedDateTime now) {
        if (Origins.ofLifestyle(trait)) {
            return "coalesce(" + (trait.code().equals("lifestyleType") ? "t.type_probability" : "t.group_probability")
                    + ", 1)";
        }
        if (Origins.kept(trait, "c") == null) {
            return null;
        }
        var kept = "coalesce((%s)::double precision, 1)".formatted(Origins.kept(trait, "c"));
        var days = trait.halfLifeDays();
        return days == null
                ? kept
                : kept + " * coalesce(power(0.5::double precision, greatest(0, floor(extract(epoch from timestamptz '"
                        + now.toInstant() + "' - (" + Origins.kept(trait, "t") + ")::timestamptz)))"
                        + "::double precision / " + days * 86_400L + "), 1)";
    }
}
