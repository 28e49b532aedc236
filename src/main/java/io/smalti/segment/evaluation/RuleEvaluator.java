package io.smalti.segment.evaluation;

import io.smalti.customer.Customer;
import io.smalti.customer.Trait;
import io.smalti.segment.rule.RelativeRule;
import io.smalti.segment.rule.RfmRule;
import io.smalti.segment.rule.Rule;
import io.smalti.segment.rule.Today;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A rule decided for one customer in memory, with the same result as {@link RuleSql}. */
public final class RuleEvaluator {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    static final BigDecimal AROUND_FROM = BigDecimal.valueOf(90);
    static final BigDecimal AROUND_TO = BigDecimal.valueOf(110);

    private final Customer customer;
    private final EventHistory history;
    private final Today today;
    private final Predicate<String> member;
    private final Reliance reliance = new Reliance();

    /**
     * @param history as far as the rules ask for it, see {@link EventHistories}
     * @param today at the moment of {@link Customer#asOf}
     * @param member whether the customer is in the segment with this key
     */
    public RuleEvaluator(Customer customer, EventHistory history, Today today, Predicate<String> member) {
        this.customer = customer;
        this.history = history;
        this.today = today;
        this.member = member;
    }

    public Truth test(Rule rule) {
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
            case Rule.Relative relative -> Truth.of(index(relative), index -> is(index, relative.is()));
            case Rule.Ordered ordered -> Truth.of(history.measure(ordered, today), ordered.limits()::hold);
            case Rule.Contacted contacted -> Truth.of(history.measure(contacted, today), contacted.limits()::hold);
            case Rule.Scored(var asked, var except) ->
                except.stream().map(other -> score(other).not()).reduce(score(asked), Truth::and);
            case Rule.Near near ->
                Truth.of(history.place(), place -> near.centre().chord(place) <= near.reach());
            case Rule.Trusted(var needed, var inner) -> {
                reliance.push(needed);
                var result = test(inner);
                reliance.popTrust();
                yield result;
            }
            case Rule.Taking(var inferred, var inner) -> {
                reliance.push(inferred);
                var result = test(inner);
                reliance.popInferred();
                yield result;
            }
            case Rule.Listed(var list) -> Truth.of(history.lists().contains(list));
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

    /** Null when unknown, or not to be trusted here. */
    private @Nullable Object value(Trait trait) {
        return reliance.value(customer, trait, today);
    }

    private Truth score(RfmRule asked) {
        return ScoreBounds.of(asked, today).test(customer.behaviour());
    }

    /** A hundred times the value by the average: compared without dividing, so that both evaluators are exact. */
    private record Index(BigDecimal value, BigDecimal average) {
        int compareTo(BigDecimal index) {
            return value.multiply(HUNDRED).compareTo(average.multiply(index));
        }
    }

    private @Nullable Index index(Rule.Relative relative) {
        var value = (BigDecimal) value(relative.trait());
        var average = today.yardstick()
                .average(
                        relative.trait().code(),
                        relative.to(),
                        customer.geography().country());
        return value == null || average == null ? null : new Index(value, average);
    }

    private static boolean is(Index index, RelativeRule.IndexClass wanted) {
        return switch (wanted) {
            case BELOW -> index.compareTo(AROUND_FROM) < 0;
            case AROUND -> index.compareTo(AROUND_FROM) >= 0 && index.compareTo(AROUND_TO) <= 0;
            case ABOVE -> index.compareTo(AROUND_TO) > 0;
        };
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
