package io.smalti.segment;

import io.smalti.customer.Customer;
import io.smalti.customer.Trait;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A rule decided for one customer in memory, with the same result as {@link RuleSql}. */
final class RuleEvaluator {
    private final Customer customer;
    private final Today today;
    private final Predicate<String> member;

    /**
     * Decides at the moment of {@link Customer#asOf}.
     *
     * @param member whether the customer is in the segment with this key
     */
    RuleEvaluator(Customer customer, Predicate<String> member) {
        this.customer = customer;
        this.today = new Today(customer.asOf());
        this.member = member;
    }

    Truth test(Rule rule) {
        return switch (rule) {
            case Rule.All(var rules) -> all(rules);
            case Rule.Any(var rules) -> any(rules);
            case Rule.Not(var inner) -> test(inner).not();
            case Rule.Among(var trait, var values) -> Truth.of(value(trait), values::contains);
            case Rule.AmongNumbers(var trait, var values) ->
                Truth.of(value(trait), value -> values.stream()
                        .anyMatch(wanted -> wanted.compareTo((BigDecimal) value) == 0));
            case Rule.Contains(var trait, var value) ->
                Truth.of(value(trait), list -> ((List<?>) list).contains(value));
            case Rule.Between(var trait, var from, var to) ->
                Truth.of(value(trait), value -> between((BigDecimal) value, from, to));
            case Rule.Dated(var trait, var from, var before) ->
                Truth.of(
                        day(trait),
                        day -> (from == null || !day.isBefore(from)) && (before == null || day.isBefore(before)));
            case Rule.Recent(var trait, var days) ->
                Truth.of(
                        day(trait),
                        day -> !day.isAfter(today.date())
                                && !day.isBefore(today.date().minusDays(days)));
            case Rule.Exists(var trait) -> Truth.of(value(trait) != null);
            case Rule.Member(var segment) -> Truth.of(member.test(segment));
        };
    }

    private Truth all(List<Rule> rules) {
        var result = Truth.TRUE;
        for (var rule : rules) {
            result = result.and(test(rule));
            if (result == Truth.FALSE) {
                break;
            }
        }
        return result;
    }

    private Truth any(List<Rule> rules) {
        var result = Truth.FALSE;
        for (var rule : rules) {
            result = result.or(test(rule));
            if (result == Truth.TRUE) {
                break;
            }
        }
        return result;
    }

    @Nullable
    Object value(Trait trait) {
        return trait.value(customer);
    }

    private @Nullable LocalDate day(Trait trait) {
        return switch (value(trait)) {
            case null -> null;
            case LocalDate date -> date;
            case Instant instant -> today.dayOf(instant);
            case Object other -> throw new IllegalStateException(trait.code() + " is no date but " + other.getClass());
        };
    }

    private static boolean between(BigDecimal value, Rule.@Nullable End from, Rule.@Nullable End to) {
        if (from != null) {
            int order = value.compareTo(from.value());
            if (order < 0 || (order == 0 && !from.included())) {
                return false;
            }
        }
        if (to != null) {
            int order = value.compareTo(to.value());
            return order < 0 || (order == 0 && to.included());
        }
        return true;
    }
}
