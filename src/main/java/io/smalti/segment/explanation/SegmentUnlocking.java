package io.smalti.segment.explanation;

import io.smalti.customer.Customer;
import io.smalti.customer.Trait;
import io.smalti.customer.completeness.Unlocking;
import io.smalti.platform.Transactional;
import io.smalti.segment.Segments;
import io.smalti.segment.evaluation.Bar;
import io.smalti.segment.evaluation.EventHistory;
import io.smalti.segment.evaluation.RuleEvaluator;
import io.smalti.segment.evaluation.Truth;
import io.smalti.segment.membership.Segmentation;
import io.smalti.segment.rule.Rule;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Supposes the most favourable answer: every comparison of the trait, and of those that follow from it, comes out as the rule needs
 * it. A segment that the person would then be in is open to the answer.
 */
@Singleton
class SegmentUnlocking implements Unlocking {
    /** Traits that follow from an answer to the question after another. */
    private static final Map<String, Set<String>> FOLLOWING = Map.of(
            "age", Set.of("age", "ageBand", "birthDate", "birthYear", "ageEstimate"),
            "postcode", Set.of("postcode", "municipality", "region", "urbanity"));

    private static final Rule TRUE = new Rule.All(List.of());
    private static final Rule FALSE = new Rule.Any(List.of());

    private final Segments segments;
    private final Segmentation segmentation;

    SegmentUnlocking(Segments segments, Segmentation segmentation) {
        this.segments = segments;
        this.segmentation = segmentation;
    }

    @Override
    @Transactional
    public List<Map<String, Set<String>>> unlocked(List<Customer> customers, Collection<String> traits) {
        var catalogue = segments.current();
        var histories =
                segmentation.histories(customers.stream().map(Customer::key).toList(), catalogue);
        var all = new ArrayList<Map<String, Set<String>>>();
        for (var customer : customers) {
            var found = new HashMap<String, Set<String>>();
            if (Bar.of(customer) == null) {
                var history = histories.getOrDefault(customer.key(), EventHistory.NONE);
                var member = new HashSet<String>();
                Segmentation.of(customer, history, catalogue.applied(), catalogue.at(customer.asOf()))
                        .forEach(ruled -> member.add(ruled.key()));
                var evaluator = new RuleEvaluator(customer, history, catalogue.at(customer.asOf()), member::contains);
                for (var ruled : catalogue.applied().values()) {
                    if (!member.contains(ruled.key())) {
                        traits.forEach(trait -> {
                            if (opens(trait, ruled.rule(), customer, evaluator)) {
                                found.computeIfAbsent(trait, code -> new TreeSet<>())
                                        .add(ruled.key());
                            }
                        });
                    }
                }
            }
            all.add(found);
        }
        return all;
    }

    @Override
    @Transactional
    public int segments() {
        return segments.current().applied().size();
    }

    private static boolean opens(String trait, Rule rule, Customer customer, RuleEvaluator evaluator) {
        var answered = FOLLOWING.getOrDefault(trait, Set.of(trait));
        boolean asks = rule.conditions().anyMatch(condition -> isOpen(condition, answered, customer));
        return asks && evaluator.test(supposing(rule, answered, customer, true)) == Truth.TRUE;
    }

    private static boolean isOpen(Rule condition, Set<String> answered, Customer customer) {
        if (condition instanceof Rule.Near) {
            return answered.contains("postcode") && customer.geography().postcode() == null;
        }
        return condition instanceof Rule.Comparison comparison
                && answered.contains(comparison.trait().code())
                && unknown(comparison.trait(), customer);
    }

    private static boolean unknown(Trait trait, Customer customer) {
        return trait.value(customer) == null;
    }

    /** @param wanted whether the rule is to be true, or below a not */
    private static Rule supposing(Rule rule, Set<String> answered, Customer customer, boolean wanted) {
        return switch (rule) {
            case Rule.All(var rules) -> new Rule.All(supposing(rules, answered, customer, wanted));
            case Rule.Any(var rules) -> new Rule.Any(supposing(rules, answered, customer, wanted));
            case Rule.Not(var inner) -> new Rule.Not(supposing(inner, answered, customer, !wanted));
            case Rule.Trusted(var trust, var inner) ->
                new Rule.Trusted(trust, supposing(inner, answered, customer, wanted));
            case Rule.Taking(var inferred, var inner) ->
                new Rule.Taking(inferred, supposing(inner, answered, customer, wanted));
            case Rule.Near near when isOpen(near, answered, customer) -> wanted ? TRUE : FALSE;
            case Rule.Exists exists when isOpen(exists, answered, customer) -> TRUE;
            case Rule.Comparison comparison when isOpen(comparison, answered, customer) -> wanted ? TRUE : FALSE;
            default -> rule;
        };
    }

    private static List<Rule> supposing(List<Rule> rules, Set<String> answered, Customer customer, boolean wanted) {
        return rules.stream()
                .map(rule -> supposing(rule, answered, customer, wanted))
                .toList();
    }
}
