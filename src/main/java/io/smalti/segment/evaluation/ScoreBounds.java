package io.smalti.segment.evaluation;

import io.smalti.customer.Behaviour;
import io.smalti.customer.value.RfmBorders;
import io.smalti.segment.rule.RfmRule;
import io.smalti.segment.rule.Today;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a condition on scores means for the last order, the number of orders and the revenue of a customer: a score is a
 * step function of its value, so that nobody has to be ranked.
 *
 * @param bounds all of them must hold
 */
record ScoreBounds(List<Bound> bounds) {
    private static final int HIGHEST = 5;
    private static final int TENTHS = 10;

    /** What is bounded. */
    private enum Figure {
        LAST_ORDER("b.last_order_at"),
        ORDERS("b.orders"),
        REVENUE("b.revenue");

        private final String sql;

        Figure(String sql) {
            this.sql = sql;
        }

        @Nullable
        Object of(Behaviour behaviour) {
            return switch (this) {
                case LAST_ORDER -> behaviour.lastOrderAt();
                case ORDERS -> BigDecimal.valueOf(behaviour.orders());
                case REVENUE -> behaviour.revenue();
            };
        }
    }

    /**
     * @param value null: the bound cannot be told
     * @param atLeast whether the figure must reach the value; else it must stay below
     */
    private record Bound(Figure figure, @Nullable Object value, boolean atLeast) {
        Truth test(Behaviour behaviour) {
            var found = figure.of(behaviour);
            return value == null || found == null ? Truth.UNKNOWN : Truth.of((compare(found, value) >= 0) == atLeast);
        }

        private static int compare(Object found, Object value) {
            return found instanceof Instant moment
                    ? moment.compareTo((Instant) value)
                    : ((BigDecimal) found).compareTo((BigDecimal) value);
        }
    }

    static ScoreBounds of(RfmRule asked, Today today) {
        var borders = today.yardstick().borders();
        var bounds = new ArrayList<Bound>();
        if (borders == null || borders.customers() < RfmBorders.FEWEST) {
            return new ScoreBounds(List.of(new Bound(Figure.ORDERS, null, true)));
        }
        var days = borders.recency().stream()
                .<Object>map(border -> today.start(borders.reference().plusDays(border.intValueExact())))
                .toList();
        scores(Figure.LAST_ORDER, days, asked.recencyFrom(), asked.recencyTo(), bounds);
        scores(Figure.ORDERS, borders.frequency(), asked.frequencyFrom(), asked.frequencyTo(), bounds);
        scores(Figure.REVENUE, borders.monetary(), asked.monetaryFrom(), asked.monetaryTo(), bounds);
        var tenth = asked.decileTo();
        if (tenth != null && tenth < TENTHS) {
            boolean enough = borders.customers() >= TENTHS && borders.decile().size() >= tenth;
            bounds.add(new Bound(Figure.REVENUE, enough ? borders.decile().get(tenth - 1) : null, true));
        }
        return new ScoreBounds(bounds);
    }

    /** The border at index i is the least value of the score i + 2; scores without a border are not given. */
    private static void scores(
            Figure figure, List<?> borders, @Nullable Integer from, @Nullable Integer to, List<Bound> bounds) {
        if (from != null && from > 1) {
            // as good as out of reach where nobody has the score
            bounds.add(
                    borders.size() >= from - 1
                            ? new Bound(figure, borders.get(from - 2), true)
                            : new Bound(Figure.ORDERS, BigDecimal.valueOf(Long.MAX_VALUE), true));
        }
        if (to != null && to < HIGHEST && borders.size() >= to) {
            bounds.add(new Bound(figure, borders.get(to - 1), false));
        }
    }

    Truth test(Behaviour behaviour) {
        if (behaviour.orders() == 0) {
            return Truth.UNKNOWN;
        }
        return bounds.stream().map(bound -> bound.test(behaviour)).reduce(Truth.TRUE, Truth::and);
    }

    /** @param exact whether it must be null, not false, for who never ordered; else the planner sees what can be true */
    String sql(List<@Nullable Object> arguments, boolean exact) {
        var all = bounds.stream()
                .map(bound -> {
                    if (bound.value() == null) {
                        return "null::boolean";
                    }
                    arguments.add(bound.value());
                    return bound.figure().sql + (bound.atLeast() ? " >= ?" : " < ?");
                })
                .collect(Collectors.joining(" and "));
        var holds = all.isEmpty() ? "true" : all;
        return exact ? "(case when b.orders > 0 then " + holds + " end)" : "(b.orders > 0 and " + holds + ")";
    }
}
