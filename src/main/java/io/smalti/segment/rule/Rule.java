package io.smalti.segment.rule;

import io.smalti.customer.Channel;
import io.smalti.customer.Trait;
import io.smalti.customer.Trust;
import io.smalti.customer.moment.InteractionKind;
import io.smalti.customer.moment.OrderKind;
import io.smalti.segment.place.Place;
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

    /** The number stands so to an average of the day's {@link Yardstick}; unknown where there is none above 0. */
    record Relative(Trait trait, RelativeRule.Average to, RelativeRule.IndexClass is) implements Comparison {}

    /**
     * What the orders add up to lies between two ends, of which one may be open.
     *
     * @param channels empty: any
     */
    record Ordered(
            Set<OrderKind> kinds,
            Set<Channel> channels,
            EventWindow window,
            @Nullable Lines lines,
            OrderMeasure measure,
            Limits limits)
            implements Rule {}

    /**
     * Lines of orders.
     *
     * @param products empty: any
     * @param description part of it, in small letters
     */
    record Lines(
            Set<String> products,
            @Nullable String description,
            @Nullable BigDecimal priceFrom,
            @Nullable BigDecimal priceTo) {}

    /**
     * What the contacts that are no orders add up to lies between two ends, of which one may be open.
     *
     * @param kinds empty: any
     * @param channels empty: any
     * @param subject part of it, in small letters
     */
    record Contacted(
            Set<InteractionKind> kinds,
            Set<Channel> channels,
            EventWindow window,
            @Nullable String subject,
            @Nullable Integer scoreFrom,
            @Nullable Integer scoreTo,
            InteractionMeasure measure,
            Limits limits)
            implements Rule {}

    /** Both ends are included; null is open. */
    record Limits(@Nullable BigDecimal from, @Nullable BigDecimal to) {
        public boolean hold(BigDecimal value) {
            return (from == null || value.compareTo(from) >= 0) && (to == null || value.compareTo(to) <= 0);
        }

        /** Whether 0, and so the lack of anything, is outside. */
        public boolean ask() {
            return from != null && from.signum() > 0;
        }
    }

    /**
     * Scores among all with orders, by the borders of the day's {@link Yardstick}; unknown without orders.
     *
     * @param except none of these may fit: what comes before a named group
     */
    record Scored(RfmRule asked, List<RfmRule> except) implements Rule {}

    /**
     * The postcode lies no farther from the centre than this; unknown where nobody told where it lies.
     *
     * @param reach greatest {@link Place#chord}
     * @param words for a person, for example {@code within 15 km of 9000 (BE)}
     */
    record Near(Place centre, long reach, String words) implements Rule {}

    /** The rule, in which values that do not deserve this trust are unknown. */
    record Trusted(Trust trust, Rule rule) implements Rule {}

    /** The rule, in which what the lifestyle type suggests counts where nothing is known, or does not. */
    record Taking(boolean inferred, Rule rule) implements Rule {}

    /** Whether the customer was put on the list with this number; never unknown. */
    record Listed(long list) implements Rule {}

    /** Whether the customer is a member of the segment with this key; never unknown. */
    record Member(String segment) implements Rule {}

    /** Whether the passing of time, or new averages and borders, can change what the rule makes of a customer. */
    default boolean isTimely() {
        return switch (this) {
            case All(var rules) -> rules.stream().anyMatch(Rule::isTimely);
            case Any(var rules) -> rules.stream().anyMatch(Rule::isTimely);
            case Not(var rule) -> rule.isTimely();
            case Trusted(var trust, var rule) -> trust.confidence() > 0 || rule.isTimely();
            case Taking(var inferred, var rule) -> rule.isTimely();
            case Near near -> false;
            case Recent recent -> true;
            case Relative relative -> true;
            case Comparison comparison -> comparison.trait().sql().contains(":now");
            case Ordered rule -> rule.window().days() != null || !rule.measure().sums();
            case Contacted rule -> rule.window().days() != null || rule.measure() == InteractionMeasure.DAYS_SINCE_LAST;
            case Scored scored -> true;
            case Listed listed -> false;
            case Member member -> false;
        };
    }

    /** The comparisons and memberships within, from left to right. */
    default Stream<Rule> conditions() {
        return switch (this) {
            case All(var rules) -> rules.stream().flatMap(Rule::conditions);
            case Any(var rules) -> rules.stream().flatMap(Rule::conditions);
            case Not(var rule) -> rule.conditions();
            case Trusted(var trust, var rule) -> rule.conditions();
            case Taking(var inferred, var rule) -> rule.conditions();
            default -> Stream.of(this);
        };
    }
}
