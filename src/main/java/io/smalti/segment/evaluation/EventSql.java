package io.smalti.segment.evaluation;

import io.smalti.segment.rule.EventWindow;
import io.smalti.segment.rule.InteractionMeasure;
import io.smalti.segment.rule.OrderMeasure;
import io.smalti.segment.rule.Rule;
import io.smalti.segment.rule.Today;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Conditions on orders, contacts and scores as SQL. Where nothing is as good as 0 and 0 is not enough, the fold of the
 * contact moments ({@code behaviour b}) tells most customers apart before their events are looked at.
 */
final class EventSql {
    private static final String LINES = " order_line l where l.customer_id = o.customer_id and l.order_id = o.id";

    private final Today today;
    private final KeyRange range;
    private final List<@Nullable Object> arguments;

    EventSql(Today today, KeyRange range, List<@Nullable Object> arguments) {
        this.today = today;
        this.range = range;
        this.arguments = arguments;
    }

    String condition(Rule.Ordered rule, boolean exact) {
        var text = new StringBuilder("(");
        boolean purchases = rule.kinds().size() == 1
                && rule.kinds().contains(io.smalti.customer.moment.OrderKind.PURCHASE)
                && rule.measure().sums()
                && rule.limits().ask();
        if (purchases) {
            text.append(since("b.last_order_at", rule.window(), exact)).append(" and ");
        }
        boolean some = purchases && one(rule.limits()) && rule.measure() == OrderMeasure.COUNT;
        boolean joined = rule.measure() == OrderMeasure.QUANTITY
                || (rule.measure() == OrderMeasure.REVENUE && rule.lines() != null);
        text.append(some ? "exists (select 1" : "(select " + aggregate(rule))
                .append(" from customer_order o")
                .append(joined ? " join" + LINES.replace(" where ", " on ") + range.and("l.customer_id") : "")
                .append(" where o.customer_id = c.id and not o.cancelled")
                .append(range.and("o.customer_id"));
        if (rule.kinds().size() == 1) {
            text.append(among("o.kind", rule.kinds()));
        }
        text.append(among("o.channel", rule.channels())).append(within("o.placed_at", rule.window()));
        if (rule.lines() != null) {
            text.append(
                    joined
                            ? lines(rule.lines())
                            : " and exists (select 1 from" + LINES + range.and("l.customer_id") + lines(rule.lines())
                                    + ")");
        }
        return text.append(some ? "))" : ")" + ends(rule.limits()) + ")").toString();
    }

    private String aggregate(Rule.Ordered rule) {
        return switch (rule.measure()) {
            case COUNT -> "count(*)";
            case REVENUE ->
                rule.lines() == null ? "coalesce(sum(o.total), 0)" : "coalesce(sum(l.quantity * l.unit_price), 0)";
            case QUANTITY -> "coalesce(sum(l.quantity), 0)";
            case DAYS_SINCE_LAST -> days("o.placed_at");
        };
    }

    private String lines(Rule.Lines lines) {
        var text = new StringBuilder(among("l.product", lines.products()));
        if (lines.description() != null) {
            text.append(part("l.description", lines.description()));
        }
        if (lines.priceFrom() != null) {
            text.append(" and l.unit_price >= ").append(bound(lines.priceFrom()));
        }
        if (lines.priceTo() != null) {
            text.append(" and l.unit_price <= ").append(bound(lines.priceTo()));
        }
        return text.toString();
    }

    String condition(Rule.Contacted rule, boolean exact) {
        var text = new StringBuilder("(");
        boolean asks =
                rule.measure() == InteractionMeasure.COUNT && rule.limits().ask();
        if (asks) {
            text.append(since("b.last_interaction_at", rule.window(), exact)).append(" and ");
        }
        boolean some = asks && one(rule.limits());
        text.append(some ? "exists (select 1" : "(select " + aggregate(rule))
                .append(" from interaction i where i.customer_id = c.id")
                .append(range.and("i.customer_id"))
                .append(among("i.kind", rule.kinds()))
                .append(among("i.channel", rule.channels()))
                .append(within("i.occurred_at", rule.window()));
        if (rule.subject() != null) {
            text.append(part("i.subject", rule.subject()));
        }
        if (rule.scoreFrom() != null) {
            text.append(" and i.score >= ").append(bound(rule.scoreFrom()));
        }
        if (rule.scoreTo() != null) {
            text.append(" and i.score <= ").append(bound(rule.scoreTo()));
        }
        return text.append(some ? "))" : ")" + ends(rule.limits()) + ")").toString();
    }

    private String aggregate(Rule.Contacted rule) {
        return switch (rule.measure()) {
            case COUNT -> "count(*)";
            case MEAN_SCORE -> "round(avg(i.score), 2)";
            case DAYS_SINCE_LAST -> days("i.occurred_at");
        };
    }

    /** Whole days since the latest; null when there is none. */
    private String days(String moment) {
        arguments.add(today.date());
        arguments.add(today.now().getZone().getId());
        return "?::date - (max(" + moment + ") at time zone ?)::date";
    }

    /** Something may lie in the window; never unknown, where that must stand apart from false. */
    private String since(String last, EventWindow window, boolean exact) {
        var from = window.from(today);
        if (from == null) {
            return last + " is not null";
        }
        var reaches = last + " >= " + bound(from);
        return exact ? "coalesce(" + reaches + ", false)" : reaches;
    }

    private String within(String moment, EventWindow window) {
        var from = window.from(today);
        var until = window.until(today);
        return (from == null ? "" : " and " + moment + " >= " + bound(from))
                + (until == null ? "" : " and " + moment + " < " + bound(until));
    }

    private String among(String column, Collection<?> values) {
        return values.isEmpty() ? "" : " and " + column + " = any(" + bound(List.copyOf(values)) + ")";
    }

    /** In the collation "C" only A to Z have small letters, and nothing is looked up in a locale: ten times as fast. */
    private String part(String column, String part) {
        return " and position(" + bound(part) + "::text in lower(" + column + " collate \"C\")) > 0";
    }

    private static boolean one(Rule.Limits limits) {
        return limits.to() == null && limits.from() != null && limits.from().compareTo(java.math.BigDecimal.ONE) <= 0;
    }

    private String ends(Rule.Limits limits) {
        if (limits.from() == null) {
            return " <= " + bound(limits.to());
        }
        return limits.to() == null
                ? " >= " + bound(limits.from())
                : " between " + bound(limits.from()) + " and " + bound(limits.to());
    }

    private String bound(@Nullable Object argument) {
        arguments.add(argument);
        return "?";
    }
}
