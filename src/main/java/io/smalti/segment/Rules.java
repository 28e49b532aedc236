package io.smalti.segment;

import io.smalti.customer.Customers;
import io.smalti.customer.Filter;
import io.smalti.customer.Suggestions;
import io.smalti.segment.evaluation.Bar;
import io.smalti.segment.evaluation.RuleSql;
import io.smalti.segment.rule.Rule;
import io.smalti.segment.rule.RuleInput;
import io.smalti.segment.rule.Today;
import io.smalti.segment.rule.Yardstick;
import io.smalti.segment.rule.reading.RuleLimits;
import io.smalti.segment.rule.reading.RuleReader;
import jakarta.inject.Singleton;
import java.util.List;

/** Reads rules that clients send and makes conditions of them, as of now. */
@Singleton
public class Rules {
    private final RuleLimits limits;
    private final Segments segments;
    private final NamedThings names;
    private final Suggestions suggestions;
    private final Customers customers;

    Rules(RuleLimits limits, Segments segments, NamedThings names, Suggestions suggestions, Customers customers) {
        this.limits = limits;
        this.names = names;
        this.suggestions = suggestions;
        this.segments = segments;
        this.customers = customers;
    }

    /**
     * @param root the argument that holds the rule
     * @param contacts whether contact data may be compared
     * @throws InvalidRule when it means nothing
     */
    public Rule read(RuleInput input, String root, boolean contacts) {
        // most rules name no segment: they cost no statement
        return RuleReader.read(input, root, limits, contacts, names.of(List.of(input), key -> segments.current()
                .has(key)));
    }

    /** Those for whom the rule is true. */
    public Filter filter(Rule rule) {
        var yardstick = asks(rule) ? segments.current().yardstick() : Yardstick.NONE;
        return RuleSql.compile(
                rule,
                new Today(customers.now(), yardstick, suggestions),
                key -> new RuleSql.Stored(segments.current().number(key), false));
    }

    /** Those who would be members of a segment with this rule. */
    public Filter members(Rule rule) {
        return filter(rule).and(eligible());
    }

    /** Those who may be members of segments at all. */
    public Filter eligible() {
        return Bar.none(customers.now());
    }

    private static boolean asks(Rule rule) {
        return rule.conditions()
                .anyMatch(condition -> condition instanceof Rule.Relative || condition instanceof Rule.Scored);
    }
}
