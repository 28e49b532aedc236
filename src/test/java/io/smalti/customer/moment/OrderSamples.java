package io.smalti.customer.moment;

import static java.util.Objects.requireNonNull;

import io.smalti.customer.Channel;
import io.smalti.platform.database.Sql;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Customers who order in the webshop, and what stays of it. */
final class OrderSamples {
    static final Instant MAY = Instant.parse("2025-05-01T10:00:00Z");

    private OrderSamples() {}

    static long customer(Sql sql, String externalId) {
        return requireNonNull(sql.first(
                "insert into customer (external_id) values (?) returning id", row -> row.longValue(1), externalId));
    }

    static RecordLine line(String product, int quantity, String price) {
        return new RecordLine(product, product.toLowerCase(Locale.ROOT), quantity, new BigDecimal(price));
    }

    static RecordOrder order(String id, String customer, Instant at, RecordLine... lines) {
        return new RecordOrder(id, customer, null, null, at, Channel.WEB, null, null, List.of(lines));
    }

    /** Orders, returns, revenue and preferred channel. */
    static String behaviour(Sql sql, long customer) {
        return requireNonNull(sql.first(
                "select orders || ' ' || returns || ' ' || revenue || ' ' || coalesce(preferred_channel, '-') from behaviour"
                        + " where customer_id = ?",
                row -> row.text(1),
                customer));
    }
}
