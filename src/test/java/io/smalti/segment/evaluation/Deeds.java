package io.smalti.segment.evaluation;

import io.smalti.platform.database.Sql;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** Stores orders with lines and contacts, on the edges of days, some cancelled, some of the future. */
@NullUnmarked
public final class Deeds {
    public static final List<String> PRODUCTS = List.of("85123A", "22423", "a", "A");
    static final List<String> DESCRIPTIONS =
            List.of("WHITE HANGING HEART", "Garden chair", "Été 100%", "it's", " ", "İstanbul");
    static final List<String> CHANNELS = List.of("WEB", "IN_STORE", "PHONE");

    private final Sql sql;
    private final Random random;

    Deeds(Sql sql, Random random) {
        this.sql = sql;
        this.random = random;
    }

    void store(long customer) {
        for (int i = random.nextInt(5); i > 0; i--) {
            order(customer);
        }
        for (int i = random.nextInt(5); i > 0; i--) {
            contact(customer);
        }
        sql.update("""
                update behaviour b set
                    last_order_at = (select max(placed_at) from customer_order o where o.customer_id = b.customer_id
                        and not o.cancelled and o.kind = 'PURCHASE'),
                    last_interaction_at = (select max(occurred_at) from interaction i where i.customer_id = b.customer_id)
                where b.customer_id = ?""", customer);
    }

    private void order(long customer) {
        boolean back = random.nextInt(4) == 0;
        long order = sql.first(
                """
                insert into customer_order (customer_id, source, external_id, kind, cancelled, placed_at, channel, total)
                values (?, 'WEBSHOP', ?, ?, ?, ?, ?, ?) returning id""",
                row -> row.longValue(1),
                customer,
                UUID.randomUUID().toString(),
                back ? "RETURN" : "PURCHASE",
                random.nextInt(5) == 0,
                moment(),
                random.nextBoolean() ? null : pick(CHANNELS),
                BigDecimal.valueOf(random.nextInt(20_000) * (back ? -1 : 1), 2));
        for (int i = random.nextInt(4); i > 0; i--) {
            sql.update(
                    """
                    insert into order_line (customer_id, order_id, line, product, description, quantity, unit_price)
                    values (?, ?, ?, ?, ?, ?, ?)""",
                    customer,
                    order,
                    i,
                    pick(PRODUCTS),
                    random.nextBoolean() ? null : pick(DESCRIPTIONS),
                    random.nextInt(5) * (back ? -1 : 1),
                    BigDecimal.valueOf(random.nextInt(4) * 25_000L + random.nextInt(2), 4));
        }
    }

    private void contact(long customer) {
        sql.update(
                """
                insert into interaction (customer_id, source, external_id, kind, occurred_at, channel, subject, score)
                values (?, 'WEBSHOP', ?, ?, ?, ?, ?, ?)""",
                customer,
                UUID.randomUUID().toString(),
                pick(List.of("VISIT", "SEARCH", "SURVEY")),
                moment(),
                random.nextBoolean() ? null : pick(CHANNELS),
                random.nextBoolean() ? null : pick(DESCRIPTIONS),
                random.nextBoolean() ? null : random.nextInt(11));
    }

    private Instant moment() {
        return Instant.parse(pick(Crowd.MOMENTS));
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
