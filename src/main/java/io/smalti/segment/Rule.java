package io.smalti.segment;

import io.smalti.customer.Trait;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a rule means, checked: every trait exists, has the operator, and the operands have its type. Three-valued: a
 * comparison with a missing value is unknown, so is its negation, and only a rule that is true makes a member.
 */
public sealed interface Rule {
    /** True if every rule is true, false if any is false. */
    record All(List<Rule> rules) implements Rule {}

    /** True if any rule is true, false if every one is false. */
    record Any(List<Rule> rules) implements Rule {}

    record Not(Rule rule) implements Rule {}

    /** A comparison of one trait. */
    sealed interface Comparison extends Rule {
        Trait trait();
    }

    /** The text is one of these. */
    record Among(Trait trait, Set<String> values) implements Comparison {}

    /** The number is one of these, whatever its scale. */
    record AmongNumbers(Trait trait, List<BigDecimal> values) implements Comparison {}

    /** The list holds this entry; an empty list holds nothing, a missing one is unknown. */
    record Contains(Trait trait, String value) implements Comparison {}

    /** The number lies between two ends, of which one may be open. */
    record Between(
            Trait trait, @Nullable End from, @Nullable End to) implements Comparison {}

    record End(BigDecimal value, boolean included) {}

    /** The day lies in {@code [from, before)}; an instant counts for its day in the company's time zone. */
    record Dated(
            Trait trait, @Nullable LocalDate from, @Nullable LocalDate before) implements Comparison {}

    /** The day of decision, or one of the so many days before it. */
    record Recent(Trait trait, int days) implements Comparison {}

    /** Whether there is a value; never unknown. An empty list is a value. */
    record Exists(Trait trait) implements Comparison {}

    /** Whether the customer is a member of the segment with this key; never unknown. */
    record Member(String segment) implements Rule {}

    /** The comparisons and memberships within, from left to right. */
    default Stream<Rule> conditions() {
        return switch (this) {
            case All(var rules) -> rules.stream().flatMap(Rule::conditions);
            case Any(var rules) -> rules.stream().flatMap(Rule::conditions);
            case Not(var rule) -> rule.conditions();
            default -> Stream.of(this);
        };
    }
}
