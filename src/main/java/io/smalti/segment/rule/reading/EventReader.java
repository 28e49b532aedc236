package io.smalti.segment.rule.reading;

import static io.smalti.segment.rule.reading.RuleReader.below;

import io.smalti.customer.Channel;
import io.smalti.customer.moment.InteractionKind;
import io.smalti.customer.moment.OrderKind;
import io.smalti.customer.value.RfmGroup;
import io.smalti.segment.rule.EventWindow;
import io.smalti.segment.rule.InteractionMeasure;
import io.smalti.segment.rule.InteractionsRule;
import io.smalti.segment.rule.OrderMeasure;
import io.smalti.segment.rule.OrdersRule;
import io.smalti.segment.rule.RfmRule;
import io.smalti.segment.rule.Rule;
import io.smalti.segment.rule.RuleInput;
import io.smalti.segment.rule.reading.SegmentError.Code;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the conditions of a rule on orders, contacts and scores. */
public final class EventReader {
    private static final int LONGEST_TEXT = 200;

    private final RuleLimits limits;
    private final RuleNames names;
    private final RuleReader.Problems problems;

    EventReader(RuleLimits limits, RuleNames names, RuleReader.Problems problems) {
        this.limits = limits;
        this.names = names;
        this.problems = problems;
    }

    /** The one condition that is set. */
    Rule read(RuleInput input, List<String> path) {
        if (input.orders() != null) {
            return orders(input.orders(), path);
        }
        return input.interactions() != null
                ? interactions(input.interactions(), path)
                : rfm(Objects.requireNonNull(input.rfm()), path);
    }

    private Rule orders(OrdersRule input, List<String> path) {
        var measure = input.measure() == null ? OrderMeasure.COUNT : input.measure();
        boolean counts = measure == OrderMeasure.COUNT || measure == OrderMeasure.DAYS_SINCE_LAST;
        var kinds = input.kind() != null
                ? EnumSet.of(input.kind())
                : counts ? EnumSet.of(OrderKind.PURCHASE) : EnumSet.allOf(OrderKind.class);
        return new Rule.Ordered(
                kinds,
                channels(input.channels(), path),
                window(input.withinDays(), input.since(), input.before(), path),
                input.lines() == null ? null : lines(input.lines(), below(path, "lines")),
                measure,
                ends(input.atLeast(), input.atMost(), measure == OrderMeasure.COUNT, path));
    }

    private Rule.Lines lines(OrdersRule.LinesRule input, List<String> path) {
        if (input.products() == null
                && input.descriptionContains() == null
                && input.priceFrom() == null
                && input.priceTo() == null) {
            problems.add(Code.EMPTY_GROUP, path, "something must be said of the lines");
        }
        if (input.products() != null) {
            checkList(input.products(), below(path, "products"));
        }
        var from = input.priceFrom() == null ? null : ComparisonReader.decimal(input.priceFrom());
        var to = input.priceTo() == null ? null : ComparisonReader.decimal(input.priceTo());
        checkEnds(from, to, below(path, "priceTo"));
        return new Rule.Lines(
                input.products() == null ? Set.of() : new LinkedHashSet<>(input.products()),
                text(input.descriptionContains(), below(path, "descriptionContains")),
                from,
                to);
    }

    private Rule interactions(InteractionsRule input, List<String> path) {
        var measure = input.measure() == null ? InteractionMeasure.COUNT : input.measure();
        if (input.kinds() != null) {
            checkList(input.kinds(), below(path, "kinds"));
        }
        if (input.scoreFrom() != null && input.scoreTo() != null && input.scoreFrom() > input.scoreTo()) {
            problems.add(Code.ENDS_SWAPPED, below(path, "scoreTo"), "no score lies between these ends");
        }
        return new Rule.Contacted(
                input.kinds() == null || input.kinds().isEmpty()
                        ? EnumSet.noneOf(InteractionKind.class)
                        : EnumSet.copyOf(input.kinds()),
                channels(input.channels(), path),
                window(input.withinDays(), input.since(), input.before(), path),
                text(input.subjectContains(), below(path, "subjectContains")),
                input.scoreFrom(),
                input.scoreTo(),
                measure,
                ends(input.atLeast(), input.atMost(), measure == InteractionMeasure.COUNT, path));
    }

    private Rule rfm(RfmRule input, List<String> path) {
        score(input.recencyFrom(), input.recencyTo(), "recency", path);
        score(input.frequencyFrom(), input.frequencyTo(), "frequency", path);
        score(input.monetaryFrom(), input.monetaryTo(), "monetary", path);
        if (input.decileTo() != null && (input.decileTo() < 1 || input.decileTo() > 10)) {
            problems.add(Code.INVALID_VALUE, below(path, "decileTo"), "tenths are from 1 to 10");
        }
        if (input.equals(new RfmRule(null, null, null, null, null, null, null, null))) {
            problems.add(Code.EMPTY_GROUP, path, "at least one score must be asked for");
        }
        var group = input.group();
        if (group == null) {
            return new Rule.Scored(input, List.of());
        }
        var codes = names.groups().stream().map(RfmGroup::code).toList();
        int place = codes.indexOf(group);
        return place < 0
                ? problems.add(
                        Code.INVALID_VALUE,
                        below(path, "group"),
                        "'%s' is none of %s".formatted(RuleReader.shortened(group), String.join(", ", codes)))
                : new Rule.Scored(
                        input.in(names.groups().get(place)),
                        names.groups().subList(0, place).stream()
                                .map(RfmRule::of)
                                .toList());
    }

    private void score(@Nullable Integer from, @Nullable Integer to, String name, List<String> path) {
        if ((from != null && (from < 1 || from > 5)) || (to != null && (to < 1 || to > 5))) {
            problems.add(
                    Code.INVALID_VALUE, below(path, name + (from == null ? "To" : "From")), "scores are from 1 to 5");
        } else if (from != null && to != null && from > to) {
            problems.add(Code.ENDS_SWAPPED, below(path, name + "To"), "no score lies between these ends");
        }
    }

    private Set<Channel> channels(@Nullable List<Channel> channels, List<String> path) {
        if (channels != null) {
            checkList(channels, below(path, "channels"));
        }
        return channels == null || channels.isEmpty() ? EnumSet.noneOf(Channel.class) : EnumSet.copyOf(channels);
    }

    private void checkList(List<?> values, List<String> path) {
        if (values.isEmpty()) {
            problems.add(Code.EMPTY_LIST, path, "at least one value is needed");
        } else if (values.size() > limits.values()) {
            problems.add(
                    Code.TOO_MANY_VALUES, path, "%d values; the most is %d".formatted(values.size(), limits.values()));
        } else if (values.stream().anyMatch(value -> value instanceof String text && text.indexOf(0) >= 0)) {
            problems.add(Code.INVALID_VALUE, path, "no text has a null character");
        }
    }

    private EventWindow window(
            @Nullable Integer days, @Nullable LocalDate since, @Nullable LocalDate before, List<String> path) {
        if (days != null && (since != null || before != null)) {
            problems.add(Code.NOT_ONE_FIELD, below(path, "withinDays"), "not together with since or before");
            return EventWindow.EVER;
        }
        if (days != null && (days < 0 || days > ComparisonReader.MOST_DAYS)) {
            problems.add(
                    Code.INVALID_VALUE,
                    below(path, "withinDays"),
                    "days must be from 0 to %,d".formatted(ComparisonReader.MOST_DAYS));
        }
        if (!sane(since) || !sane(before)) {
            problems.add(
                    Code.INVALID_VALUE,
                    below(path, sane(since) ? "before" : "since"),
                    "the year must be from 1 to 9999");
        } else if (since != null && before != null && !since.isBefore(before)) {
            problems.add(Code.ENDS_SWAPPED, below(path, "before"), "no day lies between these ends");
        }
        return new EventWindow(days, since, before);
    }

    private static boolean sane(@Nullable LocalDate day) {
        return day == null || (day.getYear() >= 1 && day.getYear() <= 9999);
    }

    private Rule.Limits ends(@Nullable Double atLeast, @Nullable Double atMost, boolean counts, List<String> path) {
        if (atLeast == null && atMost == null) {
            if (!counts) {
                problems.add(Code.INVALID_VALUE, below(path, "atLeast"), "atLeast or atMost is needed");
            }
            return new Rule.Limits(BigDecimal.ONE, null);
        }
        var from = atLeast == null ? null : ComparisonReader.decimal(atLeast);
        var to = atMost == null ? null : ComparisonReader.decimal(atMost);
        checkEnds(from, to, below(path, "atMost"));
        return new Rule.Limits(from, to);
    }

    private void checkEnds(@Nullable BigDecimal from, @Nullable BigDecimal to, List<String> path) {
        if (from != null && to != null && from.compareTo(to) > 0) {
            problems.add(Code.ENDS_SWAPPED, path, "no number lies between these ends");
        }
    }

    private @Nullable String text(@Nullable String part, List<String> path) {
        if (part != null && (part.isBlank() || part.length() > LONGEST_TEXT || part.indexOf(0) >= 0)) {
            problems.add(Code.INVALID_VALUE, path, "a part of a text has 1 to %d characters".formatted(LONGEST_TEXT));
        }
        return part == null ? null : folded(part);
    }

    /** A to Z in small letters and nothing else changed, which PostgreSQL does the same way in every locale. */
    public static String folded(String text) {
        var folded = text.toCharArray();
        for (int i = 0; i < folded.length; i++) {
            if (folded[i] >= 'A' && folded[i] <= 'Z') {
                folded[i] = Character.toLowerCase(folded[i]);
            }
        }
        return new String(folded);
    }
}
