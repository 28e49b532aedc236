package io.smalti.segment.evaluation;

import io.smalti.customer.Channel;
import io.smalti.customer.moment.InteractionKind;
import io.smalti.customer.moment.OrderKind;
import io.smalti.platform.database.Sql;
import io.smalti.segment.place.Place;
import io.smalti.segment.rule.OrderMeasure;
import io.smalti.segment.rule.Rule;
import io.smalti.segment.rule.Today;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads what rules ask of the orders and contacts of customers: nothing when they ask nothing, and no further back. */
@Singleton
public class EventHistories {
    private final Sql sql;

    EventHistories(Sql sql) {
        this.sql = sql;
    }

    /** Whether a rule asks how far customers live from somewhere. */
    public static boolean asksForPlaces(Collection<Rule> rules) {
        return rules.stream().flatMap(Rule::conditions).anyMatch(Rule.Near.class::isInstance);
    }

    /**
     * What conditions ask for.
     *
     * @param orders the earliest moment; null: none are asked for
     * @param lines whether lines of orders are
     * @param contacts the earliest moment; null: none are asked for
     * @param lists whether static lists are
     * @param places whether it is asked where customers live
     */
    record Wanted(
            @Nullable Instant orders,
            boolean lines,
            @Nullable Instant contacts,
            boolean lists,
            boolean places) {
        static Wanted by(Collection<Rule> rules, Today today) {
            Instant orders = null;
            Instant contacts = null;
            boolean lines = false;
            boolean lists = false;
            for (var rule : rules) {
                for (var condition : (Iterable<Rule>) rule.conditions()::iterator) {
                    if (condition instanceof Rule.Ordered one) {
                        orders = earlier(orders, one.window().from(today));
                        lines |= one.lines() != null || one.measure() == OrderMeasure.QUANTITY;
                    } else if (condition instanceof Rule.Contacted one) {
                        contacts = earlier(contacts, one.window().from(today));
                    } else if (condition instanceof Rule.Listed) {
                        lists = true;
                    }
                }
            }
            return new Wanted(orders, lines, contacts, lists, asksForPlaces(rules));
        }

        private static Instant earlier(@Nullable Instant one, @Nullable Instant other) {
            var since = other == null ? Instant.EPOCH.minusSeconds(62_000_000_000L) : other;
            return one == null || since.isBefore(one) ? since : one;
        }
    }

    /** By customer; who has nothing is left out. */
    public Map<Long, EventHistory> of(Collection<Long> customers, Collection<Rule> rules, Today today) {
        var wanted = Wanted.by(rules, today);
        var histories = new HashMap<Long, EventHistory>();
        if (customers.isEmpty()) {
            return histories;
        }
        if (wanted.orders() != null) {
            orders(customers, wanted.orders(), wanted.lines(), histories);
        }
        if (wanted.contacts() != null) {
            contacts(customers, wanted.contacts(), histories);
        }
        if (wanted.lists()) {
            sql.list(
                    "select customer_id, segment_id from segment_listed where customer_id = any(?)",
                    row -> history(histories, row.longValue(1)).lists().add(row.longValue(2)),
                    customers);
        }
        if (wanted.places()) {
            places(customers, histories);
        }
        return histories;
    }

    private void places(Collection<Long> customers, Map<Long, EventHistory> histories) {
        sql.list(
                """
                select c.id, p.x, p.y, p.z from customer c
                    join postcode_place p on p.country = c.country and p.postcode = c.postcode
                where c.id = any(?)""",
                row -> {
                    long customer = row.longValue(1);
                    var place = new Place(row.longValue(2), row.longValue(3), row.longValue(4));
                    return histories.put(customer, history(histories, customer).at(place));
                },
                customers);
    }

    private void orders(Collection<Long> customers, Instant since, boolean lines, Map<Long, EventHistory> histories) {
        var found = new HashMap<Long, EventHistory.Order>();
        sql.list(
                """
                select o.customer_id, o.id, o.kind, o.channel, o.placed_at, o.total from customer_order o
                where o.customer_id = any(?) and o.placed_at >= ? and not o.cancelled""",
                row -> {
                    var order = new EventHistory.Order(
                            row.constant(3, OrderKind.class),
                            row.constantOrNull(4, Channel.class),
                            Objects.requireNonNull(row.instant(5)),
                            Objects.requireNonNull(row.decimal(6)),
                            new ArrayList<>());
                    history(histories, row.longValue(1)).orders().add(order);
                    return found.put(row.longValue(2), order);
                },
                customers,
                since);
        if (lines && !found.isEmpty()) {
            sql.list(
                    """
                    select l.order_id, l.product, l.description, l.quantity, l.unit_price from order_line l
                    where l.customer_id = any(?) and l.order_id = any(?)""",
                    row -> Objects.requireNonNull(found.get(row.longValue(1)))
                            .lines()
                            .add(new EventHistory.Line(
                                    row.text(2),
                                    row.textOrNull(3),
                                    row.intValue(4),
                                    Objects.requireNonNull(row.decimal(5)))),
                    customers,
                    found.keySet());
        }
    }

    private void contacts(Collection<Long> customers, Instant since, Map<Long, EventHistory> histories) {
        sql.list(
                """
                select i.customer_id, i.kind, i.channel, i.occurred_at, i.subject, i.score from interaction i
                where i.customer_id = any(?) and i.occurred_at >= ?""",
                row -> history(histories, row.longValue(1))
                        .contacts()
                        .add(new EventHistory.Contact(
                                row.constant(2, InteractionKind.class),
                                row.constantOrNull(3, Channel.class),
                                Objects.requireNonNull(row.instant(4)),
                                row.textOrNull(5),
                                row.intOrNull(6))),
                customers,
                since);
    }

    private static EventHistory history(Map<Long, EventHistory> histories, long customer) {
        return histories.computeIfAbsent(
                customer, any -> new EventHistory(new ArrayList<>(), new ArrayList<>(), new HashSet<>(), null));
    }
}
