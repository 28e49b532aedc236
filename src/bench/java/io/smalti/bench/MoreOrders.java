package io.smalti.bench;

import java.sql.Connection;

/** The demo company has about two orders a customer; with copies of them, moved into the past, it has five. */
final class MoreOrders {
    private MoreOrders() {}

    /** Does nothing when they are there. */
    static void fill(Connection connection, long customers) throws Exception {
        try (var statement = connection.createStatement();
                var counted = statement.executeQuery("select count(*) from customer_order")) {
            counted.next();
            if (counted.getLong(1) > 4 * customers) {
                return;
            }
        }
        for (var step : """
                alter table order_line disable trigger all;
                alter table customer_order disable trigger all;
                create temp table more as
                    select o.customer_id, o.id as was, n,
                        nextval(pg_get_serial_sequence('customer_order', 'id')) as id
                    from customer_order o, generate_series(1, 2) n where n = 1 or o.id % 3 <> 0;
                insert into customer_order (customer_id, id, source, external_id, kind, cancelled, placed_at, channel, currency, total)
                    overriding system value
                    select o.customer_id, m.id, o.source, o.external_id || '-' || m.n, o.kind, o.cancelled,
                        o.placed_at - m.n * interval '97 days', o.channel, o.currency, o.total
                    from more m join customer_order o on o.customer_id = m.customer_id and o.id = m.was;
                insert into order_line (customer_id, order_id, line, product, description, quantity, unit_price)
                    select l.customer_id, m.id, l.line, l.product, l.description, l.quantity, l.unit_price
                    from more m join order_line l on l.customer_id = m.customer_id and l.order_id = m.was;
                alter table order_line enable trigger all;
                alter table customer_order enable trigger all;
                update behaviour b set orders = o.orders, returns = o.returns, revenue = o.revenue, first_order_at = o.first
                    from (select customer_id, count(*) filter (where kind = 'PURCHASE') as orders,
                            count(*) filter (where kind = 'RETURN') as returns, sum(total) as revenue,
                            min(placed_at) filter (where kind = 'PURCHASE') as first
                        from customer_order where not cancelled group by 1) o
                    where o.customer_id = b.customer_id;
                vacuum analyze""".split(";")) {
            SegmentRules.execute(connection, step);
        }
    }
}
