package io.smalti.customer;

import io.smallrye.graphql.api.Nullable;
import io.smalti.platform.database.Sql;
import io.smalti.platform.graphql.Keyset;
import io.smalti.platform.graphql.PageRequest;
import io.smalti.platform.graphql.Pages;
import io.smalti.platform.graphql.Pages.Selection;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** Orders and interactions of customers, for reading. */
@GraphQLApi
public class ContactMomentApi {
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

    ContactMomentApi(Pages pages, Sql sql) {
        this.pages = pages;
        this.sql = sql;
    }

    @Transactional
    @Description("Orders and returns, the newest first; 20 a page unless first or last says otherwise, at most 500")
    public List<@NonNull OrderConnection> orders(
            @Source List<@NonNull Customer> customers,
            @Nullable Integer first,
            @Nullable String after,
            @Nullable Integer last,
            @Nullable String before) {
        var request = PageRequest.of("orders", first, after, last, before);
        var keys = customers.stream().map(Customer::key).distinct().toList();
        var found = pages.readEach(keys, ORDERS, NEWEST_ORDER, request, Order::read);
        return customers.stream()
                .map(customer -> OrderConnection.of(customer.key(), Objects.requireNonNull(found.get(customer.key()))))
                .toList();
    }

    @Transactional
    @Description("Contact moments that are no orders, the newest first; 20 a page unless first or last says otherwise, "
            + "at most 500")
    public List<@NonNull InteractionConnection> interactions(
            @Source List<@NonNull Customer> customers,
            @Nullable Integer first,
            @Nullable String after,
            @Nullable Integer last,
            @Nullable String before) {
        var request = PageRequest.of("interactions", first, after, last, before);
        var keys = customers.stream().map(Customer::key).distinct().toList();
        var found = pages.readEach(keys, INTERACTIONS, NEWEST_INTERACTION, request, Interaction::read);
        return customers.stream()
                .map(customer ->
                        InteractionConnection.of(customer.key(), Objects.requireNonNull(found.get(customer.key()))))
                .toList();
    }

    @Transactional
    @Description("How many orders and returns there are, cancelled ones too")
    public List<@NonNull Integer> totalCount(@Source List<@NonNull OrderConnection> connections) {
        return counts(
                "customer_order",
                connections.stream().map(OrderConnection::customer).toList());
    }

    @Transactional
    @Description("How many there are")
    @org.eclipse.microprofile.graphql.Name("totalCount")
    public List<@NonNull Integer> totalCountOfInteractions(@Source List<@NonNull InteractionConnection> connections) {
        return counts(
                "interaction",
                connections.stream().map(InteractionConnection::customer).toList());
    }

    @Transactional
    @Description("The lines as the source numbers them")
    public List<@NonNull List<@NonNull OrderLine>> lines(@Source List<@NonNull Order> orders) {
        record Line(long order, OrderLine line) {}
        var found = new HashMap<Long, List<@NonNull OrderLine>>();
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

    private List<@NonNull Integer> counts(String table, List<Long> customers) {
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
