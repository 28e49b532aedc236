package io.smalti.segment;

import io.smalti.customer.Customer;
import io.smalti.segment.Segments.Catalogue;
import io.smalti.segment.Segments.Ruled;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says, comparison by comparison, what a rule makes of a customer. */
final class Explainer {
    private static final int VALUES_SHOWN = 5;

    private final Customer customer;
    private final Set<String> memberOf;
    private final RuleEvaluator evaluator;

    /** @param catalogue decides the segments that rules ask for */
    Explainer(Customer customer, Catalogue catalogue) {
        this.customer = customer;
        this.memberOf =
                Segmentation.of(customer, catalogue).stream().map(Ruled::key).collect(Collectors.toSet());
        this.evaluator = new RuleEvaluator(customer, memberOf::contains);
    }

    /** For each segment that the customer is in. */
    List<Explanation> memberships(Catalogue catalogue) {
        return catalogue.segments().values().stream()
                .filter(ruled -> memberOf.contains(ruled.key()))
                .map(this::explain)
                .toList();
    }

    Explanation explain(Ruled ruled) {
        var bar = Bar.of(customer);
        if (bar != null) {
            return new Explanation(ruled.key(), ruled.name(), false, Truth.UNKNOWN, bar, List.of());
        }
        var conditions = new ArrayList<ExplainedCondition>();
        explain(ruled.rule(), List.of(), conditions);
        var result = evaluator.test(ruled.rule());
        return new Explanation(ruled.key(), ruled.name(), result == Truth.TRUE, result, null, conditions);
    }

    private void explain(Rule rule, List<String> path, List<ExplainedCondition> conditions) {
        switch (rule) {
            case Rule.All(var rules) -> explain(rules, RuleReader.below(path, "all"), conditions);
            case Rule.Any(var rules) -> explain(rules, RuleReader.below(path, "any"), conditions);
            case Rule.Not(var inner) -> explain(inner, RuleReader.below(path, "not"), conditions);
            case Rule.Member(var key) ->
                conditions.add(new ExplainedCondition(
                        path,
                        "in segment " + key,
                        null,
                        Boolean.toString(memberOf.contains(key)),
                        evaluator.test(rule)));
            case Rule.Comparison comparison -> {
                var trait = comparison.trait();
                conditions.add(new ExplainedCondition(
                        path,
                        trait.code() + " " + words(comparison),
                        trait.code(),
                        shown(evaluator.value(trait)),
                        evaluator.test(rule)));
            }
        }
    }

    private void explain(List<Rule> rules, List<String> path, List<ExplainedCondition> conditions) {
        for (int i = 0; i < rules.size(); i++) {
            explain(rules.get(i), RuleReader.below(path, Integer.toString(i)), conditions);
        }
    }

    private static @Nullable String shown(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case BigDecimal number -> number.toPlainString();
            case Collection<?> several -> several.stream().map(String::valueOf).collect(Collectors.joining(", "));
            default -> value.toString();
        };
    }

    static String words(Rule.Comparison comparison) {
        return switch (comparison) {
            case Rule.Among(var trait, var values) -> "is " + listed(values);
            case Rule.AmongNumbers(var trait, var values) ->
                "is " + listed(values.stream().map(BigDecimal::toPlainString).toList());
            case Rule.Contains(var trait, var value) -> "contains " + value;
            case Rule.Between(var trait, var from, var to) -> {
                var lower = from == null ? "" : (from.included() ? "from " : "above ") + plain(from);
                var upper = to == null ? "" : (to.included() ? "up to " : "below ") + plain(to);
                yield lower.isEmpty() ? upper : upper.isEmpty() ? lower : lower + ", " + upper;
            }
            case Rule.Dated(var trait, var from, var before) -> from != null ? "since " + from : "before " + before;
            case Rule.Recent(var trait, var days) -> "within the last " + days + " days";
            case Rule.Exists(var trait) -> "is known";
        };
    }

    private static String plain(Rule.End end) {
        return end.value().stripTrailingZeros().toPlainString();
    }

    private static String listed(Collection<String> values) {
        var shown = values.stream().limit(VALUES_SHOWN).collect(Collectors.joining(" or "));
        return values.size() > VALUES_SHOWN ? shown + " or " + (values.size() - VALUES_SHOWN) + " more" : shown;
    }
}
