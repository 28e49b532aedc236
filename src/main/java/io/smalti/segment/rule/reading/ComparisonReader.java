package io.smalti.segment.rule.reading;

import static io.smalti.segment.rule.reading.RuleReader.below;
import static io.smalti.segment.rule.reading.RuleReader.shortened;

import io.smalti.customer.Sensitivity;
import io.smalti.customer.SpecialCategory;
import io.smalti.customer.Trait;
import io.smalti.customer.TraitOperator;
import io.smalti.customer.TraitType;
import io.smalti.customer.Traits;
import io.smalti.segment.rule.RelativeRule;
import io.smalti.segment.rule.Rule;
import io.smalti.segment.rule.RuleInput;
import io.smalti.segment.rule.reading.SegmentError.Code;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the comparisons of a rule against the traits they name. */
final class ComparisonReader {
    static final int MOST_DAYS = 36_525;
    private static final int MOST_DIGITS = 40;
    private static final double LARGEST = 1e30;
    private static final Set<TraitType> NUMBERS = Set.of(TraitType.NUMBER);
    private static final Set<TraitType> TIMES = Set.of(TraitType.DATE, TraitType.TIME);

    private final RuleLimits limits;
    private final boolean contacts;
    private final RuleNames names;
    private final RuleReader.Problems problems;
    private final EventReader events;
    private final DistanceReader distances;

    /** @param contacts whether contact data may be compared */
    ComparisonReader(RuleLimits limits, boolean contacts, RuleNames names, RuleReader.Problems problems) {
        this.limits = limits;
        this.contacts = contacts;
        this.names = names;
        this.problems = problems;
        this.events = new EventReader(limits, names, problems);
        this.distances = new DistanceReader(names, problems);
    }

    /** The one comparison that is set. */
    Rule read(RuleInput input, List<String> path) {
        if (input.equals() != null) {
            return among(
                    input.equals().trait(),
                    TraitOperator.EQUALS,
                    List.of(input.equals().value()),
                    path);
        }
        if (input.in() != null) {
            return among(input.in().trait(), TraitOperator.IN, input.in().values(), path);
        }
        if (input.contains() != null) {
            var one = input.contains();
            return trait(one.trait(), TraitOperator.CONTAINS, Set.of(TraitType.TEXTS), path, trait -> {
                check(trait, one.value(), below(path, "value"));
                return new Rule.Contains(trait, one.value());
            });
        }
        if (input.exists() != null) {
            return trait(input.exists().trait(), TraitOperator.EXISTS, null, path, Rule.Exists::new);
        }
        if (input.relative() != null) {
            var one = input.relative();
            return trait(one.trait(), TraitOperator.RELATIVE, NUMBERS, path, trait -> relative(trait, one, path));
        }
        if (input.orders() != null || input.interactions() != null || input.rfm() != null) {
            return events.read(input, path);
        }
        if (input.within() != null) {
            return distances.read(input.within(), path);
        }
        return input.since() != null || input.before() != null || input.withinDays() != null
                ? timely(input, path)
                : numeric(input, path);
    }

    private Rule relative(Trait trait, RelativeRule input, List<String> path) {
        return input.to() == RelativeRule.Average.COUNTRY && !names.averages().test(trait.code())
                ? problems.add(
                        Code.NO_AVERAGE,
                        below(path, "to"),
                        "no country's average of '%s' is kept; see averages and publishAverage".formatted(trait.code()))
                : new Rule.Relative(trait, input.to(), input.is());
    }

    private Rule among(String code, TraitOperator operator, List<String> values, List<String> path) {
        boolean several = operator == TraitOperator.IN;
        var at = below(path, several ? "values" : "value");
        if (values.isEmpty()) {
            return problems.add(Code.EMPTY_LIST, at, "at least one value is needed");
        }
        if (values.size() > limits.values()) {
            return problems.add(
                    Code.TOO_MANY_VALUES, at, "%d values; the most is %d".formatted(values.size(), limits.values()));
        }
        return trait(code, operator, null, path, trait -> {
            var numbers = new ArrayList<BigDecimal>();
            for (int i = 0; i < values.size(); i++) {
                var number = check(trait, values.get(i), several ? below(at, Integer.toString(i)) : at);
                if (number != null) {
                    numbers.add(number);
                }
            }
            return trait.type() == TraitType.NUMBER
                    ? new Rule.AmongNumbers(trait, numbers)
                    : new Rule.Among(trait, new LinkedHashSet<>(values));
        });
    }

    /** Whether the trait may have this value; if it is a number, the number. */
    private @Nullable BigDecimal check(Trait trait, String value, List<String> path) {
        try {
            if (trait.type() == TraitType.NUMBER) {
                return number(value);
            }
            // PostgreSQL has no text with a null character
            if ((trait.values().isEmpty() || trait.values().contains(value)) && value.indexOf(0) < 0) {
                return null;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        var expected =
                trait.values().isEmpty() ? trait.type().toString() : "one of " + String.join(", ", trait.values());
        problems.add(
                Code.INVALID_VALUE,
                path,
                "'%s' is no value of %s, which is %s".formatted(shortened(value), trait.code(), expected));
        return null;
    }

    /** Refuses numbers that would take thousands of digits to write. */
    private static BigDecimal number(String value) {
        if (value.length() > MOST_DIGITS) {
            throw new NumberFormatException(value);
        }
        var number = new BigDecimal(value);
        if (Math.abs((long) number.scale()) > MOST_DIGITS) {
            throw new NumberFormatException(value);
        }
        return number;
    }

    private Rule timely(RuleInput input, List<String> path) {
        if (input.since() != null) {
            var day = day(input.since().day(), path);
            return trait(
                    input.since().trait(),
                    TraitOperator.GREATER,
                    TIMES,
                    path,
                    trait -> new Rule.Dated(trait, day, null));
        }
        if (input.before() != null) {
            var day = day(input.before().day(), path);
            return trait(
                    input.before().trait(), TraitOperator.LESS, TIMES, path, trait -> new Rule.Dated(trait, null, day));
        }
        var recency = Objects.requireNonNull(input.withinDays());
        if (recency.days() < 0 || recency.days() > MOST_DAYS) {
            return problems.add(
                    Code.INVALID_VALUE, below(path, "days"), "days must be from 0 to %,d".formatted(MOST_DAYS));
        }
        return trait(
                recency.trait(),
                TraitOperator.WITHIN_DAYS,
                TIMES,
                path,
                trait -> new Rule.Recent(trait, recency.days()));
    }

    /** A day that every part of the system can count with. */
    private LocalDate day(LocalDate day, List<String> path) {
        if (day.getYear() < 1 || day.getYear() > 9999) {
            problems.add(Code.INVALID_VALUE, below(path, "day"), "the year must be from 1 to 9999");
        }
        return day;
    }

    private Rule numeric(RuleInput input, List<String> path) {
        if (input.between() != null) {
            var range = input.between();
            return ends(range.trait(), end(range.from(), true), end(range.to(), true), below(path, "to"));
        }
        if (input.range() != null) {
            var range = input.range();
            return ends(range.trait(), end(range.from(), true), end(range.below(), false), below(path, "below"));
        }
        boolean lower = input.atLeast() != null || input.greater() != null;
        boolean included = input.atLeast() != null || input.atMost() != null;
        var one = Objects.requireNonNull(
                lower ? (included ? input.atLeast() : input.greater()) : (included ? input.atMost() : input.less()));
        var end = end(one.value(), included);
        return trait(
                one.trait(),
                lower ? TraitOperator.GREATER : TraitOperator.LESS,
                NUMBERS,
                path,
                trait -> new Rule.Between(trait, lower ? end : null, lower ? null : end));
    }

    private static Rule.End end(Double value, boolean included) {
        return new Rule.End(decimal(value), included);
    }

    /** Neither GraphQL nor JSON knows infinity, but both round to it. */
    static BigDecimal decimal(Double value) {
        return BigDecimal.valueOf(Math.clamp(value, -LARGEST, LARGEST));
    }

    private Rule ends(String code, Rule.End from, Rule.End to, List<String> upper) {
        int order = from.value().compareTo(to.value());
        if (order > 0 || (order == 0 && !to.included())) {
            return problems.add(Code.ENDS_SWAPPED, upper, "no number lies between these ends");
        }
        var path = upper.subList(0, upper.size() - 1);
        return trait(code, TraitOperator.BETWEEN, NUMBERS, path, trait -> new Rule.Between(trait, from, to));
    }

    /** The comparison, if there is such a trait and it has the operator and one of the types (null: any). */
    private Rule trait(
            String code,
            TraitOperator operator,
            @Nullable Set<TraitType> types,
            List<String> path,
            Function<Trait, Rule> comparison) {
        var at = below(path, "trait");
        var trait = Traits.get(code);
        if (trait == null && SpecialCategory.refuses(code)) {
            return problems.add(
                    Code.SPECIAL_CATEGORY,
                    at,
                    "'%s' must not be known of people, and is no trait".formatted(shortened(code)));
        }
        if (trait == null) {
            return problems.add(Code.UNKNOWN_TRAIT, at, "there is no trait '%s'".formatted(shortened(code)));
        }
        if (!trait.operators().contains(operator) || (types != null && !types.contains(trait.type()))) {
            return problems.add(
                    Code.OPERATOR_NOT_ALLOWED,
                    at,
                    "%s is %s and cannot be compared by %s".formatted(trait.code(), trait.type(), path.getLast()));
        }
        if (trait.sensitivity() == Sensitivity.CONTACT && !contacts) {
            return problems.add(
                    Code.FORBIDDEN_TRAIT, at, "%s is contact data, which is not for this rule".formatted(trait.code()));
        }
        return comparison.apply(trait);
    }
}
