package io.smalti.customer.moment;

import static io.smalti.customer.moment.OrderSamples.MAY;
import static io.smalti.customer.moment.OrderSamples.behaviour;
import static io.smalti.customer.moment.OrderSamples.customer;
import static io.smalti.customer.moment.OrderSamples.line;
import static io.smalti.customer.moment.OrderSamples.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smalti.customer.Channel;
import io.smalti.customer.Outcome;
import io.smalti.customer.Source;
import io.smalti.customer.Upserted;
import io.smalti.platform.database.Sql;
import io.smalti.testsupport.TestDatabase;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class OrdersTest {
    @Inject
    Orders orders;

    @Inject
    DueBehaviour due;

    @Inject
    Interactions interactions;

    @Inject
    Sql sql;

    private static RecordOrder returned(String id, String customer, Instant at, RecordLine... lines) {
        return new RecordOrder(id, customer, OrderKind.RETURN, null, at, null, null, null, List.of(lines));
    }

    private String outcomes(List<Upserted> results) {
        return String.join(
                " ", results.stream().map(result -> result.outcome().name()).toList());
    }

    @Test
    void recordsOnceWhateverIsToldTwice() {
        long key = customer(sql, "ot-1");
        var one = order("ot-1-a", "ot-1", MAY, line("X", 2, "1.50"), line("X", 2, "1.50"));
        var back = returned("ot-1-b", "ot-1", MAY.minusSeconds(60), line("X", -1, "1.50"));
        assertThat(outcomes(orders.record(List.of(back, one), Source.WEBSHOP, null)))
                .isEqualTo("CREATED CREATED");
        assertThat(behaviour(sql, key)).isEqualTo("1 1 4.50 WEB");
        assertThat(outcomes(orders.record(List.of(one, back), Source.WEBSHOP, null)))
                .isEqualTo("UNCHANGED UNCHANGED");
        var shorter = order("ot-1-a", "ot-1", MAY, line("X", 2, "1.50"));
        assertThat(outcomes(orders.record(List.of(shorter), Source.WEBSHOP, null)))
                .isEqualTo("UPDATED");
        assertThat(behaviour(sql, key)).isEqualTo("1 1 1.50 WEB");
    }

    @Test
    void makesACustomerOfAProspectWhoOrders() {
        long key = customer(sql, "ot-2");
        orders.record(List.of(order("ot-2-a", "ot-2", MAY, line("X", 1, "3"))), Source.WEBSHOP, null);
        String lifecycle = sql.first("select lifecycle from customer where id = ?", row -> row.text(1), key);
        assertThat(lifecycle).isEqualTo("CUSTOMER");
    }

    @Test
    void movesAnOrderThatIsAnothersAndRenewsBoth() {
        long a = customer(sql, "ot-3");
        long b = customer(sql, "ot-4");
        orders.record(List.of(order("ot-3-a", "ot-3", MAY, line("X", 1, "3"))), Source.WEBSHOP, null);
        assertThat(outcomes(
                        orders.record(List.of(order("ot-3-a", "ot-4", MAY, line("X", 1, "3"))), Source.WEBSHOP, null)))
                .isEqualTo("UPDATED");
        assertThat(behaviour(sql, a)).isEqualTo("0 0 0.00 -");
        assertThat(behaviour(sql, b)).isEqualTo("1 0 3.00 WEB");
    }

    @Test
    void saysWhatIsWrongWithEachOrder() {
        customer(sql, "ot-5");
        var future = Instant.now().plus(1, ChronoUnit.DAYS);
        var results = orders.record(
                List.of(
                        order("ot-5-a", "ot-5", Instant.parse("1969-12-31T23:59:59Z"), line("X", 1, "3")),
                        order("ot-5-b", "ot-5", future, line("X", 1, "3")),
                        order("ot-5-c", "nobody", MAY, line("X", 1, "3")),
                        order("ot-5-d", "ot-5", MAY, line("X", 0, "3")),
                        order("ot-5-e", "ot-5", MAY, line("X", -1, "3")),
                        order("ot-5-f", "ot-5", MAY),
                        order("ot-5-g", "ot-5", MAY, line("X", 1, "1e999999999")),
                        order("ot-5-h", "ot-5", MAY, line("X", 1, "0"))),
                Source.WEBSHOP,
                null);
        assertThat(results.stream()
                        .map(result -> result.problems().stream()
                                .map(problem -> problem.field() + " " + problem.reason())
                                .toList())
                        .toList())
                .isEqualTo(List.of(
                        List.of("placedAt BEFORE_1970"),
                        List.of("placedAt IN_THE_FUTURE"),
                        List.of("customer UNKNOWN_CUSTOMER"),
                        List.of("lines.0.quantity ZERO"),
                        List.of("lines.0.quantity WRONG_SIGN"),
                        List.of("lines MISSING"),
                        List.of("lines.0.unitPrice OUT_OF_RANGE"),
                        List.of()));
        assertThat(results.getLast().outcome()).isEqualTo(Outcome.CREATED);
    }

    /** In any order, in any cut, with repetitions: the fold equals one made from scratch by other words. */
    @Test
    void foldsToTheSameInAnyOrder() {
        var random = new Random(7);
        for (int round = 0; round < 10; round++) {
            var name = "ot-fold-" + round + "-";
            for (int i = 0; i < 4; i++) {
                customer(sql, name + i);
            }
            var told = new ArrayList<RecordOrder>();
            var moments = new ArrayList<RecordInteraction>();
            for (int i = 0; i < 30; i++) {
                var who = name + random.nextInt(4);
                var at = MAY.minus(random.nextInt(1000), ChronoUnit.HOURS);
                int sign = random.nextInt(4) == 0 ? -1 : 1;
                told.add(new RecordOrder(
                        name + random.nextInt(20),
                        who,
                        sign < 0 ? OrderKind.RETURN : OrderKind.PURCHASE,
                        random.nextInt(5) == 0,
                        at,
                        random.nextBoolean() ? Channel.values()[random.nextInt(4)] : null,
                        null,
                        null,
                        IntStream.range(0, 1 + random.nextInt(3))
                                .mapToObj(l -> line("P" + random.nextInt(3), sign * (1 + random.nextInt(3)), "2.25"))
                                .toList()));
                moments.add(new RecordInteraction(
                        name + random.nextInt(20),
                        who,
                        InteractionKind.values()[random.nextInt(5)],
                        at,
                        null,
                        null,
                        random.nextBoolean() ? random.nextInt(11) : null));
            }
            Collections.shuffle(told, random);
            for (int from = 0; from < 30; ) {
                int until = Math.min(30, from + 1 + random.nextInt(9));
                orders.record(told.subList(from, until), Source.WEBSHOP, null);
                interactions.record(moments.subList(from, until), Source.CRM, null);
                from = until;
            }
            assertThat(differences(name)).isEmpty();
        }
    }

    /** Customers whose stored fold is not what single questions to the tables say. */
    private List<String> differences(String name) {
        return sql.list("""
                select c.external_id from customer c left join behaviour b on b.customer_id = c.id
                where c.external_id like ? || '%' and coalesce(
                    row (b.orders, b.returns, b.revenue, b.first_order_at, b.last_order_at, b.visits, b.searches,
                        b.service_contacts, b.last_visit_at, b.last_interaction_at, round(b.satisfaction::numeric, 9))
                    is distinct from row (
                    (select count(*) from customer_order where customer_id = c.id and kind = 'PURCHASE' and not cancelled),
                    (select count(*) from customer_order where customer_id = c.id and kind = 'RETURN' and not cancelled),
                    (select coalesce(sum(quantity * unit_price), 0)::numeric(16, 2) from order_line l join customer_order o
                        on o.id = l.order_id where o.customer_id = c.id and not cancelled),
                    (select placed_at from customer_order where customer_id = c.id and kind = 'PURCHASE' and not cancelled
                        order by placed_at limit 1),
                    (select placed_at from customer_order where customer_id = c.id and kind = 'PURCHASE' and not cancelled
                        order by placed_at desc limit 1),
                    (select count(*) from interaction where customer_id = c.id and kind = 'VISIT'),
                    (select count(*) from interaction where customer_id = c.id and kind = 'SEARCH'),
                    (select count(*) from interaction where customer_id = c.id and kind = 'SERVICE'),
                    (select max(occurred_at) from interaction where customer_id = c.id and kind = 'VISIT'),
                    (select max(occurred_at) from interaction where customer_id = c.id),
                    (select round(avg(score), 9) from interaction where customer_id = c.id)), true)""", row -> row.text(1), name);
    }

    @Test
    void staysRightWhenManyRecordForTheSameCustomers() throws Exception {
        var names = IntStream.range(0, 5).mapToObj(i -> "ot-race-" + i).toList();
        names.forEach(id -> customer(sql, id));
        try (var threads = Executors.newFixedThreadPool(4)) {
            var work = IntStream.range(0, 4)
                    .mapToObj(t -> threads.submit(() -> {
                        var random = new Random(t);
                        for (int i = 0; i < 15; i++) {
                            var some = IntStream.range(0, 6)
                                    .mapToObj(j -> {
                                        int n = random.nextInt(40);
                                        return order("ot-race-" + n, names.get(n % 5), MAY, line("X", 1 + n, "1.10"));
                                    })
                                    .toList();
                            orders.record(some, Source.WEBSHOP, null);
                        }
                    }))
                    .toList();
            for (var one : work) {
                one.get();
            }
        }
        assertThat(differences("ot-race-")).isEmpty();
    }

    @Test
    void takesAnOrderInPiecesAndCutsWhatIsNoMore() {
        long key = customer(sql, "ot-6");
        var first = order("ot-6-a", "ot-6", MAY, line("A", 1, "1"), line("B", 1, "2"));
        var second = order("ot-6-a", "ot-6", MAY.plusSeconds(60), line("C", 1, "4"));
        orders.append(List.of(first), Source.WEBSHOP, -1);
        orders.append(List.of(second), Source.WEBSHOP, -1);
        assertThat(orders.finish(-1, Source.WEBSHOP, "")).isNull();
        due.renewAll();
        assertThat(behaviour(sql, key)).isEqualTo("1 0 7.00 WEB");
        assertThat(outcomes(orders.append(List.of(first), Source.WEBSHOP, -2).stream()
                        .map(Recorded::upserted)
                        .toList()))
                .isEqualTo("UNCHANGED");
        assertThat(orders.finish(-2, Source.WEBSHOP, "")).isEqualTo("ot-6-a");
        assertThat(orders.finish(-2, Source.WEBSHOP, "ot-6-a")).isNull();
        due.renewAll();
        assertThat(behaviour(sql, key)).isEqualTo("1 0 3.00 WEB");
    }
}
