package io.smalti.customer;

import io.smalti.typology.Assignment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values of a customer with where they come from. */
final class TraitValues {
    private TraitValues() {}

    /** All that is known; contact data only where asked for. */
    static List<TraitValue> of(Customer customer, @Nullable Facet facet, boolean contact) {
        var values = new ArrayList<TraitValue>();
        for (var trait : Traits.all()) {
            if ((facet == null || facet == trait.facet()) && (contact || trait.sensitivity() != Sensitivity.CONTACT)) {
                var value = of(customer, trait);
                if (value != null) {
                    values.add(value);
                }
            }
        }
        return values;
    }

    /** Null when unknown. */
    static @Nullable TraitValue of(Customer customer, Trait trait) {
        var value = trait.value(customer);
        if (value == null) {
            return null;
        }
        if (Origins.ofLifestyle(trait)) {
            return ofLifestyle(trait, value, customer.lifestyle());
        }
        var entry = entry(customer, trait);
        return entry == null
                ? TraitValue.of(trait, value, Origins.usual(trait), null, null, null)
                : TraitValue.of(
                        trait,
                        value,
                        entry.origin(),
                        entry.source(),
                        entry.confidence()
                                * freshness(
                                        trait,
                                        entry.observedAt(),
                                        customer.asOf().toInstant()),
                        entry.observedAt(),
                        entry.expiresAt());
    }

    private static Provenance.@Nullable Entry entry(Customer customer, Trait trait) {
        if (trait.column() != null) {
            return customer.provenance().of(trait.code());
        }
        var organisation = customer.organisation();
        return organisation != null && trait.facet() == Facet.FIRMOGRAPHIC
                ? organisation.provenance().of(trait.code())
                : null;
    }

    private static @Nullable TraitValue ofLifestyle(Trait trait, Object value, @Nullable Assignment assignment) {
        if (assignment == null) {
            return null;
        }
        var confidence =
                trait.code().equals("lifestyleType") ? assignment.typeProbability() : assignment.groupProbability();
        var origin = assignment.declared() ? Origin.DECLARED : Origin.DERIVED;
        return TraitValue.of(trait, value, origin, Source.TYPOLOGY, confidence, assignment.assignedAt());
    }

    private static double freshness(Trait trait, Instant observedAt, Instant now) {
        var days = trait.halfLifeDays();
        if (days == null || observedAt.isAfter(now)) {
            return 1;
        }
        var half = Duration.ofDays(days);
        return Math.pow(0.5, (double) Duration.between(observedAt, now).toSeconds() / half.toSeconds());
    }
}
