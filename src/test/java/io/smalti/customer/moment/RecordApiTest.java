package io.smalti.customer.moment;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smalti.platform.graphql.Role;
import io.smalti.testsupport.GraphQl;
import io.smalti.testsupport.SqlCount;
import io.smalti.testsupport.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class RecordApiTest {
    private static final GraphQl STEWARD = GraphQl.as(Role.STEWARD);
    private static final GraphQl FRONTEND = GraphQl.as(Role.FRONTEND);

    private static GraphQl.Answer orders(List<Map<String, Object>> orders) {
        return STEWARD.query("""
                mutation($orders: [RecordOrderInput!]!) { recordOrders(input: {source: WEBSHOP, orders: $orders}) {
                  results { externalId outcome customer { externalId } } userErrors { code path message } } }""", Map.of("orders", orders));
    }

    private static void people(String... ids) {
        for (var id : ids) {
            STEWARD.query("mutation { upsertCustomers(input: {source: CRM, customers: [{externalId: \"" + id
                            + "\"}]}) { userErrors { code } } }")
                    .data("upsertCustomers");
        }
    }

    private static GraphQl.Answer behaviour(String id) {
        return FRONTEND.query(
                "{ customer(externalId: \"" + id
                        + "\") { lifecycle behaviour { orders returns revenue favourites searchTerms trend lastScore satisfaction preferredChannel } } }");
    }

    @Test
    void recordsOrdersInAnyOrderAndTellsWhatWasRefused() {
        people("rec-1");
        var line = Map.of("product", "CHAIR", "quantity", -1, "unitPrice", 40);
        var first = orders(List.of(
                Map.of(
                        "externalId",
                        "rec-r1",
                        "customer",
                        "rec-1",
                        "kind",
                        "RETURN",
                        "placedAt",
                        "2026-03-05T10:00:00Z",
                        "lines",
                        List.of(line)),
                Map.of("externalId", "rec-old", "customer", "rec-1", "placedAt", "1900-01-01T10:00:00Z", "total", 5),
                Map.of("externalId", "rec-x", "customer", "nobody", "placedAt", "2026-01-01T10:00:00Z", "total", 5)));
        assertThat((List<String>) first.data("recordOrders.results.outcome"))
                .containsExactly("CREATED", "REJECTED", "REJECTED");
        assertThat((List<String>) first.data("recordOrders.userErrors.code"))
                .containsExactly("BEFORE_1970", "UNKNOWN_CUSTOMER");
        assertThat((List<String>) first.data("recordOrders.userErrors[0].path"))
                .containsExactly("orders", "1", "placedAt");
        // the return came before the order it belongs to
        assertThat((float) behaviour("rec-1").data("customer.behaviour.revenue"))
                .isEqualTo(-40f);
        assertThat((String) behaviour("rec-1").data("customer.lifecycle")).isEqualTo("PROSPECT");
        var order = Map.<String, Object>of(
                "externalId",
                "rec-o1",
                "customer",
                "rec-1",
                "placedAt",
                "2026-03-01T10:00:00Z",
                "lines",
                List.of(Map.of("product", "CHAIR", "quantity", 2, "unitPrice", 40)));
        assertThat((String) orders(List.of(order)).data("recordOrders.results[0].outcome"))
                .isEqualTo("CREATED");
        assertThat((String) orders(List.of(order)).data("recordOrders.results[0].outcome"))
                .isEqualTo("UNCHANGED");
        var read = behaviour("rec-1");
        assertThat((float) read.data("customer.behaviour.revenue")).isEqualTo(40f);
        assertThat((int) read.data("customer.behaviour.orders")).isEqualTo(1);
        assertThat((String) read.data("customer.lifecycle")).isEqualTo("CUSTOMER");
        assertThat((List<String>) read.data("customer.behaviour.favourites")).containsExactly("CHAIR");
        assertThat(FRONTEND.query(
                                "mutation { recordOrders(input: {source: WEBSHOP, orders: []}) { results { outcome } } }")
                        .error())
                .isEqualTo("FORBIDDEN");
    }

    @Test
    void recordsContactMomentsAndPagesThrough() {
        people("rec-2");
        var moments = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < 25; i++) {
            moments.add(Map.of(
                    "externalId",
                    "rec-i" + i,
                    "customer",
                    "rec-2",
                    "kind",
                    i % 5 == 0 ? "SEARCH" : i % 5 == 1 ? "SURVEY" : "VISIT",
                    "occurredAt",
                    "2026-04-%02dT10:00:00Z".formatted(1 + i),
                    "subject",
                    i % 5 == 0 ? "Parasol" : "home",
                    "score",
                    i % 10));
        }
        var written = FRONTEND.query("""
                mutation($m: [RecordInteractionInput!]!) { recordInteractions(input: {source: WEBSHOP, interactions: $m, idempotencyKey: "ri"}) {
                  results { outcome } userErrors { code } } }""", Map.of("m", moments));
        assertThat((List<String>) written.data("recordInteractions.results.outcome"))
                .hasSize(25)
                .containsOnly("CREATED");
        assertThat((List<String>) behaviour("rec-2").data("customer.behaviour.searchTerms"))
                .containsExactly("parasol");
        assertThat((int) behaviour("rec-2").data("customer.behaviour.lastScore"))
                .isEqualTo(4);

        var seen = new ArrayList<String>();
        String after = null;
        for (int page = 0; page < 3; page++) {
            var answer = FRONTEND.query("""
                    query($after: String) { customer(externalId: "rec-2") { interactions(first: 10, after: $after) { totalCount
                      nodes { externalId } pageInfo { hasNextPage endCursor } } } }""", after == null ? Map.of() : Map.of("after", after));
            seen.addAll(answer.data("customer.interactions.nodes.externalId"));
            after = answer.data("customer.interactions.pageInfo.endCursor");
            assertThat((boolean) answer.data("customer.interactions.pageInfo.hasNextPage"))
                    .isEqualTo(page < 2);
            assertThat((int) answer.data("customer.interactions.totalCount")).isEqualTo(25);
        }
        assertThat(seen).hasSize(25).doesNotHaveDuplicates().startsWith("rec-i24", "rec-i23");
    }

    @Test
    void pagesThroughOrdersBothWaysWithAConstantNumberOfStatements() {
        people("rec-3", "rec-4", "rec-5");
        var given = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < 36; i++) {
            given.add(Map.of(
                    "externalId",
                    "rec-p" + i,
                    "customer",
                    "rec-" + (3 + i % 3),
                    "placedAt",
                    "2026-02-01T10:00:%02dZ".formatted(i),
                    "total",
                    10 + i));
        }
        orders(given).data("recordOrders");
        var back = FRONTEND.query("""
                { customer(externalId: "rec-3") { orders(last: 5) { nodes { externalId } pageInfo { hasPreviousPage hasNextPage startCursor } } } }""");
        assertThat((List<String>) back.data("customer.orders.nodes.externalId"))
                .containsExactly("rec-p12", "rec-p9", "rec-p6", "rec-p3", "rec-p0");
        assertThat((boolean) back.data("customer.orders.pageInfo.hasPreviousPage"))
                .isTrue();
        String cursor = back.data("customer.orders.pageInfo.startCursor");
        var more = FRONTEND.query(
                "query($c: String) { customer(externalId: \"rec-3\") { orders(last: 5, before: $c) { nodes { externalId } } } }",
                Map.of("c", cursor));
        assertThat((List<String>) more.data("customer.orders.nodes.externalId"))
                .containsExactly("rec-p27", "rec-p24", "rec-p21", "rec-p18", "rec-p15");
        assertThat(FRONTEND.query("{ customer(externalId: \"rec-3\") { interactions(first: 1, after: \"" + cursor
                                + "\") { nodes { id } } } }")
                        .error())
                .isNotNull();
        var query =
                "{ customers(first: %d, where: {atLeast: {trait: \"orders\", value: 1}}) { nodes { orders(first: 3) { totalCount nodes { externalId lines { product } } } interactions(first: 3) { nodes { subject } } } } }";
        var few = SqlCount.fewest(() -> FRONTEND.query(query.formatted(2)));
        var many = SqlCount.fewest(() -> FRONTEND.query(query.formatted(50)));
        assertThat(many.statements()).isEqualTo(few.statements());
    }

    @Test
    void seesTheTrendFromTheFourthOrderOn() {
        people("rec-6", "rec-7");
        var given = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < 4; i++) {
            given.add(Map.of(
                    "externalId",
                    "rec-t" + i,
                    "customer",
                    "rec-6",
                    "placedAt",
                    "2026-0" + (i + 1) + "-01T10:00:00Z",
                    "total",
                    10 * (i + 1)));
            given.add(Map.of(
                    "externalId",
                    "rec-u" + i,
                    "customer",
                    "rec-7",
                    "placedAt",
                    "2026-0" + (i + 1) + "-01T10:00:00Z",
                    "total",
                    50 - 10 * i));
        }
        orders(given.subList(0, 6)).data("recordOrders");
        assertThat((Object) behaviour("rec-6").data("customer.behaviour.trend")).isNull();
        orders(given).data("recordOrders");
        assertThat((String) behaviour("rec-6").data("customer.behaviour.trend")).isEqualTo("GROWING");
        assertThat((String) behaviour("rec-7").data("customer.behaviour.trend")).isEqualTo("SHRINKING");
    }
}
