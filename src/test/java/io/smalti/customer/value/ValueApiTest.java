package io.smalti.customer.value;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smalti.customer.Customers;
import io.smalti.customer.Source;
import io.smalti.customer.moment.Orders;
import io.smalti.customer.moment.RecordOrder;
import io.smalti.platform.database.Sql;
import io.smalti.testsupport.GraphQl;
import io.smalti.testsupport.TestDatabase;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class ValueApiTest {
    @Inject
    Orders orders;

    @Inject
    RfmScores scores;

    @Inject
    ValueApi api;

    @Inject
    Customers customers;

    @Inject
    Sql sql;

    @Inject
    ZoneId zone;

    private void customer(String externalId) {
        sql.update("insert into customer (external_id) values (?)", externalId);
    }

    private static RecordOrder order(String id, String customer, Instant at, int amount) {
        return new RecordOrder(id, customer, null, null, at, null, null, BigDecimal.valueOf(amount), null);
    }

    /** Ranks by sorting and counting, as the definition says. */
    @Test
    void scoresAsRanksOverEverybodyWould() {
        var random = new Random(11);
        var told = new ArrayList<RecordOrder>();
        for (int i = 0; i < 60; i++) {
            customer("va-" + i);
            for (int j = random.nextInt(4); j >= 0; j--) {
                var at = Instant.parse("2024-01-10T12:00:00Z").plus(random.nextInt(40), ChronoUnit.DAYS);
                told.add(order("va-" + i + "-" + j, "va-" + i, at, random.nextInt(5) * 10));
            }
        }
        orders.record(told, Source.PARTNER, null);
        scores.renew();
        record Figures(long key, int orders, BigDecimal revenue, Instant last) {}
        var all = sql.list(
                "select customer_id, orders, revenue, last_order_at from behaviour where orders > 0",
                row -> new Figures(
                        row.longValue(1),
                        row.intValue(2),
                        requireNonNull(row.decimal(3)),
                        requireNonNull(row.instant(4))));
        var reference = LocalDate.now(zone);
        var recency = new ArrayList<Long>();
        all.forEach(one -> recency.add(-days(one.last(), reference)));
        var found = customers.byKeys(all.stream().map(Figures::key).toList());
        var list = all.stream().map(one -> requireNonNull(found.get(one.key()))).toList();
        var values = api.value(list, null);
        int n = all.size();
        for (int i = 0; i < n; i++) {
            var one = all.get(i);
            var r = score(recency, -days(one.last(), reference), n);
            var f = score(all.stream().map(Figures::orders).toList(), one.orders(), n);
            var m = score(all.stream().map(Figures::revenue).toList(), one.revenue(), n);
            assertThat(values.get(i).rfm().cell()).isEqualTo("" + r + f + m);
            long more = all.stream()
                    .filter(other -> other.revenue().compareTo(one.revenue()) > 0)
                    .count();
            assertThat(values.get(i).decile()).isEqualTo((int) Math.min(10, 1 + 10 * more / n));
        }
    }

    private long days(Instant last, LocalDate reference) {
        return ChronoUnit.DAYS.between(last.atZone(zone).toLocalDate(), reference);
    }

    private static <T extends Comparable<T>> int score(List<T> values, T value, int n) {
        long less = values.stream().filter(other -> other.compareTo(value) < 0).count();
        return (int) Math.min(5, 1 + 5 * less / n);
    }

    @Test
    void countsOnlyOrdersUpToTheReferenceDate() {
        for (int i = 0; i < 5; i++) {
            customer("vb-" + i);
            orders.record(
                    List.of(
                            order("vb-" + i, "vb-" + i, Instant.parse("1980-03-0" + (i + 1) + "T12:00:00Z"), 10 * i),
                            order("vb-x" + i, "vb-" + i, Instant.parse("1990-01-01T12:00:00Z"), 1)),
                    Source.PARTNER,
                    null);
        }
        var answer = GraphQl.ADMIN.query("""
                { a: customer(externalId: "vb-4") { value(referenceDate: "1980-03-10") { ...v } }
                  b: customer(externalId: "vb-0") { value(referenceDate: "1980-03-10") { ...v } }
                  c: customer(externalId: "vb-4") { value(referenceDate: "1980-03-04") { rfm { reason cell days } } }
                  d: customer(externalId: "vb-3") { value(referenceDate: "1980-03-04") { rfm { reason cell days } } } }
                fragment v on CustomerValue { revenue orders averageOrderValue decile
                    rfm { referenceDate days recency cell reason group { code } } }""");
        assertThat(answer.<Map<String, Object>>data("a.value"))
                .hasToString(
                        "{revenue=40.0, orders=1, averageOrderValue=40.0, decile=null, rfm={referenceDate=1980-03-10,"
                                + " days=5, recency=5, cell=515, reason=null, group={code=WEALTHY}}}");
        assertThat(answer.<String>data("b.value.rfm.cell")).isEqualTo("111");
        assertThat(answer.<String>data("c.value.rfm.reason")).isEqualTo("NO_ORDERS");
        assertThat(answer.<Map<String, Object>>data("d.value.rfm")).hasToString("{reason=TOO_FEW, cell=null, days=0}");
    }

    @Test
    void namesEveryCell() {
        int named = requireNonNull(sql.first("""
                select count(distinct (r, f, m)) from generate_series(1, 5) r, generate_series(1, 5) f, generate_series(1, 5) m,
                    rfm_group g where r <@ g.recency and f <@ g.frequency and m <@ g.monetary""", row -> row.intValue(1)));
        assertThat(named).isEqualTo(125);
    }

    @Test
    void measuresHowUnevenlyRevenueIsSpread() {
        customer("vc-0");
        orders.record(List.of(order("vc-0", "vc-0", Instant.parse("2020-01-01T12:00:00Z"), 70)), Source.PARTNER, null);
        var revenues = new ArrayList<>(sql.list(
                "select greatest(revenue, 0)::float8 from behaviour where orders > 0", row -> row.doubleValue(1)));
        revenues.sort(Collections.reverseOrder());
        double total = revenues.stream().mapToDouble(x -> x).sum();
        int n = revenues.size();
        double running = 0;
        var at = new HashMap<Integer, Double>();
        Integer reached = null;
        double differences = 0;
        for (int i = 0; i < n; i++) {
            running += revenues.get(i);
            at.put(i + 1, running / total);
            if (reached == null && running >= 0.8 * total - 1e-9) {
                reached = i + 1;
            }
            for (double other : revenues) {
                differences += Math.abs(other - revenues.get(i));
            }
        }
        var answer =
                GraphQl.ADMIN.query("{ pareto { customers revenueShareOfTopFifth customerShareForFourFifths gini } }");
        assertThat(answer.<Integer>data("pareto.customers")).isEqualTo(n);
        assertThat(number(answer, "revenueShareOfTopFifth"))
                .isCloseTo(at.get((int) Math.ceil(0.2 * n)), org.assertj.core.data.Offset.offset(1e-6));
        assertThat(number(answer, "customerShareForFourFifths"))
                .isCloseTo((double) requireNonNull(reached) / n, org.assertj.core.data.Offset.offset(1e-6));
        assertThat(number(answer, "gini"))
                .isCloseTo(differences / (2.0 * n * total), org.assertj.core.data.Offset.offset(1e-6));
    }

    private static double number(GraphQl.Answer answer, String field) {
        return answer.<Number>data("pareto." + field).doubleValue();
    }
}
