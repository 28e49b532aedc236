package io.smalti.segment;

import io.smalti.customer.registry.TraitRetiring;
import io.smalti.segment.rule.Rule;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Speaks for the rules that compare a trait. */
@Singleton
class TraitsInRules {
    private final Segments segments;

    TraitsInRules(Segments segments) {
        this.segments = segments;
    }

    void retiring(@Observes TraitRetiring asked) {
        segments.current().defined().values().stream()
                .filter(ruled -> ruled.rule()
                        .conditions()
                        .anyMatch(condition -> condition instanceof Rule.Comparison comparison
                                && comparison.trait().code().equals(asked.code())))
                .forEach(ruled -> asked.users().add("segment " + ruled.key()));
    }
}
