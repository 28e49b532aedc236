package io.smalti.customer.moment;

import io.smalti.platform.database.RowArrays;
import io.smalti.platform.database.Sql;
import io.smalti.platform.graphql.Keyset;
import io.smalti.platform.graphql.Page;
import io.smalti.platform.graphql.PageRequest;
import io.smalti.platform.graphql.Pages;
import io.smalti.platform.graphql.Pages.Selection;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads orders and interactions of many customers at once. */
@Singleton
class ContactMomentRepository {
    private static final Selection ORDERS =
            new Selection(Order.COLUMNS, "customer_order o", "o.customer_id = p.parent", List.of());
    private static final Keyset NEWEST_ORDER =
            Keyset.descending(new Keyset.Key("o.placed_at", "timestamptz"), new Keyset.Key("o.id", "bigint"));
    private static final Selection INTERACTIONS =
            new Selection(Interaction.COLUMNS, "interaction i", "i.customer_id = p.parent", List.of());
    private static final Keyset NEWEST_INTERACTION =
            Keyset.descending(new Keyset.Key("i.occurred_at", "timestamptz"), new Keyset.Key("i.id", "bigint"));

    private final Pages pages;
    private final Sql sql;

    ContactMomentRepository(Pages pages, Sql sql) {
        this.pages = pages;
        this.sql = sql;
    }

    Map<Long, Page<Order>> orders(List<Long> customers, PageRequest request) {
        return pages.readEach(customers, ORDERS, NEWEST_ORDER, request, Order::read);
    }

    Map<Long, Page<Interaction>> interactions(List<Long> customers, PageRequest request) {
        return pages.readEach(customers, INTERACTIONS, NEWEST_INTERACTION, request, Interaction::read);
    }

    /** In the order of the customers. */
    List<Integer> countOrders(List<Long> customers) {
        return counts("customer_order", customers);
    }

    /** In the order of the customers. */
    List<Integer> countInteractions(List<Long> customers) {
        return counts("interaction", customers);
    }

    /** In the order of the orders. */
    List<List<OrderLine>> lines(List<Order> orders) {
        record Line(long order, OrderLine line) {}
        var found = new HashMap<Long, List<OrderLine>>();
        sql.list(
                        """
                        select l.order_id, l.product, l.description, l.quantity, l.unit_price
                        from unnest(?::bigint[], ?::bigint[]) n(customer, id)
                            join order_line l on l.customer_id = n.customer and l.order_id = n.id
                        order by l.order_id, l.line""",
                        row -> new Line(
                                row.longValue(1),
                                new OrderLine(
                                        row.text(2),
                                        row.textOrNull(3),
                                        row.intValue(4),
                                        Objects.requireNonNull(row.decimal(5)))),
                        new RowArrays()
                                .add(orders, Order::customer)
                                .add(orders, Order::key)
                                .and())
                .forEach(line -> found.computeIfAbsent(line.order(), order -> new ArrayList<>())
                        .add(line.line()));
        return orders.stream()
                .map(order -> found.getOrDefault(order.key(), List.of()))
                .toList();
    }

    private List<Integer> counts(String table, List<Long> customers) {
        record Size(long customer, int size) {}
        var sizes = new HashMap<Long, Integer>();
        sql.list(
                        "select customer_id, count(*) from " + table
                                + " where customer_id = any(?) group by customer_id",
                        row -> new Size(row.longValue(1), row.intValue(2)),
                        customers)
                .forEach(size -> sizes.put(size.customer(), size.size()));
        return customers.stream()
                .map(customer -> sizes.getOrDefault(customer, 0))
                .toList();
    }
}
