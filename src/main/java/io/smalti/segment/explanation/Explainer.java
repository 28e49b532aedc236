package io.smalti.segment.explanation;

import io.smalti.customer.Customer;
import io.smalti.customer.Trait;
import io.smalti.customer.TraitValue;
import io.smalti.segment.Segments.Catalogue;
import io.smalti.segment.Segments.Ruled;
import io.smalti.segment.evaluation.Bar;
import io.smalti.segment.evaluation.EventHistory;
import io.smalti.segment.evaluation.Reliance;
import io.smalti.segment.evaluation.RuleEvaluator;
import io.smalti.segment.evaluation.Truth;
import io.smalti.segment.membership.Segmentation;
import io.smalti.segment.rule.Rule;
import io.smalti.segment.rule.Today;
import io.smalti.segment.rule.reading.ConditionWords;
import io.smalti.segment.rule.reading.RuleReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says, condition by condition, what a rule makes of a customer, and what would have to be otherwise. */
final class Explainer {
    private final Customer customer;
    private final EventHistory history;
    private final Today today;
    private final Set<String> memberOf;
    private final RuleEvaluator evaluator;

    /**
     * @param history as far as the rules of the catalogue ask for it
     * @param catalogue decides the segments that rules ask for
     */
    Explainer(Customer customer, EventHistory history, Catalogue catalogue) {
        this.customer = customer;
        this.history = history;
        this.today = catalogue.at(customer.asOf());
        this.memberOf = Segmentation.of(customer, history, catalogue.applied(), today).stream()
                .map(Ruled::key)
                .collect(Collectors.toSet());
        this.evaluator = new RuleEvaluator(customer, history, today, memberOf::contains);
    }

    /** For each segment that the customer is in. */
    List<Explanation> memberships(Catalogue catalogue) {
        return catalogue.applied().values().stream()
                .filter(ruled -> memberOf.contains(ruled.key()))
                .map(this::explain)
                .toList();
    }

    Explanation explain(Ruled ruled) {
        var bar = Bar.of(customer);
        if (bar != null) {
            return new Explanation(ruled.key(), ruled.name(), false, Truth.UNKNOWN, bar, List.of());
        }
        var conditions = new ArrayList<Leaf>();
        collect(ruled.rule(), List.of(), List.of(), conditions);
        var needed = changes(ruled.rule(), List.of(), List.of(), Truth.TRUE);
        var result = evaluator.test(ruled.rule());
        return new Explanation(
                ruled.key(),
                ruled.name(),
                result == Truth.TRUE,
                result,
                null,
                conditions.stream().map(leaf -> explain(leaf, needed)).toList());
    }

    /**
     * A condition where it stands: below these steps of the rule.
     *
     * @param around rules that say which values count, the outermost first
     */
    private record Leaf(Rule condition, List<String> path, List<Rule> around) {
        Reliance reliance() {
            var reliance = new Reliance();
            for (var outer : around) {
                if (outer instanceof Rule.Trusted(var needed, var inner)) {
                    reliance.push(needed);
                } else if (outer instanceof Rule.Taking(var inferred, var inner)) {
                    reliance.push(inferred);
                }
            }
            return reliance;
        }
    }

    /** That a condition has to become true, or false, for the whole to be true. */
    private record Change(List<String> path, Truth wanted) {}

    private ExplainedCondition explain(Leaf leaf, List<Change> changes) {
        var condition = leaf.condition();
        var value = condition instanceof Rule.Comparison comparison ? known(comparison.trait(), leaf) : null;
        var result = test(leaf);
        var wanted = changes.stream()
                .filter(change -> change.path().equals(leaf.path()))
                .map(Change::wanted)
                .findFirst()
                .orElse(null);
        return new ExplainedCondition(
                leaf.path(),
                ConditionWords.of(condition),
                condition instanceof Rule.Comparison comparison
                        ? comparison.trait().code()
                        : null,
                shown(leaf),
                value == null ? null : value.origin(),
                value == null ? null : value.confidence(),
                result,
                wanted == null ? null : needed(condition, result, wanted));
    }

    private static String needed(Rule condition, Truth result, Truth wanted) {
        var words = ConditionWords.of(condition);
        var must = wanted == Truth.TRUE ? "would have to be so: " + words : "would have to be otherwise than: " + words;
        return result == Truth.UNKNOWN ? "would have to be known, and " + must : must;
    }

    private @Nullable String shown(Leaf leaf) {
        return switch (leaf.condition()) {
            case Rule.Comparison comparison -> {
                yield ConditionWords.shown(leaf.reliance().value(customer, comparison.trait(), today));
            }
            case Rule.Ordered ordered -> ConditionWords.shown(history.measure(ordered, today));
            case Rule.Contacted contacted -> ConditionWords.shown(history.measure(contacted, today));
            case Rule.Listed(var list) -> Boolean.toString(history.lists().contains(list));
            case Rule.Member(var key) -> Boolean.toString(memberOf.contains(key));
            case Rule.Near near ->
                history.place() == null
                        ? null
                        : "%.1f km".formatted(near.centre().kilometresTo(history.place()));
            case Rule.Scored scored -> {
                var behaviour = customer.behaviour();
                yield behaviour.orders() == 0
                        ? null
                        : "%d orders, revenue %s, last order %s"
                                .formatted(
                                        behaviour.orders(),
                                        behaviour.revenue().toPlainString(),
                                        behaviour.lastOrderAt());
            }
            default -> null;
        };
    }

    /** Null when it is unknown, or not trusted here. */
    private @Nullable TraitValue known(Trait trait, Leaf leaf) {
        return leaf.reliance().known(customer, trait, today);
    }

    private Truth test(Leaf leaf) {
        var rule = leaf.condition();
        for (var outer : leaf.around().reversed()) {
            rule = outer instanceof Rule.Taking(var inferred, var inner)
                    ? new Rule.Taking(inferred, rule)
                    : new Rule.Trusted(((Rule.Trusted) outer).trust(), rule);
        }
        return evaluator.test(rule);
    }

    private void collect(Rule rule, List<String> path, List<Rule> around, List<Leaf> found) {
        var below = below(rule, path, around);
        if (below.isEmpty()) {
            found.add(new Leaf(rule, path, around));
        }
        below.forEach(leaf -> collect(leaf.condition(), leaf.path(), leaf.around(), found));
    }

    /** The rules right below this one; none below a condition. */
    private static List<Leaf> below(Rule rule, List<String> path, List<Rule> around) {
        return switch (rule) {
            case Rule.All(var rules) -> below(rules, RuleReader.below(path, "all"), around);
            case Rule.Any(var rules) -> below(rules, RuleReader.below(path, "any"), around);
            case Rule.Not(var inner) -> List.of(new Leaf(inner, RuleReader.below(path, "not"), around));
            case Rule.Trusted trusted ->
                List.of(new Leaf(
                        trusted.rule(),
                        RuleReader.below(RuleReader.below(path, "trusted"), "rule"),
                        within(around, trusted)));
            case Rule.Taking taking ->
                List.of(new Leaf(
                        taking.rule(),
                        RuleReader.below(path, taking.inferred() ? "inferred" : "observedOnly"),
                        within(around, taking)));
            default -> List.of();
        };
    }

    private static List<Rule> within(List<Rule> around, Rule inner) {
        return Stream.concat(around.stream(), Stream.of(inner)).toList();
    }

    private static List<Leaf> below(List<Rule> rules, List<String> path, List<Rule> around) {
        var found = new ArrayList<Leaf>();
        for (int i = 0; i < rules.size(); i++) {
            found.add(new Leaf(rules.get(i), RuleReader.below(path, Integer.toString(i)), around));
        }
        return found;
    }

    /** As few conditions as possible that have to change for the rule to be true, or false. */
    private List<Change> changes(Rule rule, List<String> path, List<Rule> around, Truth wanted) {
        var below = below(rule, path, around);
        if (below.isEmpty()) {
            return test(new Leaf(rule, path, around)) == wanted ? List.of() : List.of(new Change(path, wanted));
        }
        var inner = rule instanceof Rule.Not ? wanted.not() : wanted;
        var each = below.stream()
                .map(leaf -> changes(leaf.condition(), leaf.path(), leaf.around(), inner))
                .toList();
        boolean every = rule instanceof Rule.All == (wanted == Truth.TRUE) || below.size() == 1;
        return every
                ? each.stream().flatMap(List::stream).toList()
                : each.stream().min(Comparator.comparingInt(List::size)).orElse(List.of());
    }
}
