package io.smalti.customer;

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
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Everything about a customer in one request, and what is known of two who are documented differently. */
@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class WholeCustomerTest {
    private static final GraphQl STEWARD = GraphQl.as(Role.STEWARD);
    private static final String WHOLE = """
            externalId lifecycle contact { email } identifiers { kind value } consents { purpose }
            demographics { age } psychographics { interests } behaviour { orders revenue trend favourites }
            geography { postcode area { urbanity } } organisation { name } household { size }
            ageBand { code } lifestyle { level type { code } group { code } candidates(first: 1) { probability } }
            traits { value origin trait { code } } history(first: 3) { value } merges { cause }
            completeness { share missing { code } nextQuestions { text sharpens } } readiness { willing }
            reach { channel allowed } orders(first: 2) { nodes { total lines { product } } }
            interactions(first: 2) { nodes { kind } } segments { segment { key } }""";

    private static void upsert(Map<String, Object> customer) {
        var answer = STEWARD.query(
                "mutation($c: CustomerFactsInput!) { upsertCustomers(input: {source: CRM, customers: [$c]}) { userErrors { code message } } }",
                Map.of("c", customer));
        assertThat((List<?>) answer.data("upsertCustomers.userErrors")).isEmpty();
    }

    @Test
    void takesAsManyStatementsForFiftyAsForTwo() {
        for (int i = 0; i < 50; i++) {
            upsert(Map.of("externalId", "whole-" + i, "country", "BE", "postcode", "9000", "birthYear", 1950 + i));
        }
        var one = SqlCount.of(() -> STEWARD.query("{ customer(externalId: \"whole-1\") { " + WHOLE + " } }"));
        assertThat((String) one.result().data("customer.externalId")).isEqualTo("whole-1");
        var two = SqlCount.of(() -> STEWARD.query("{ customers(first: 2) { nodes { " + WHOLE + " } } }"));
        var fifty = SqlCount.of(() -> STEWARD.query("{ customers(first: 50) { nodes { " + WHOLE + " } } }"));
        assertThat((List<?>) fifty.result().data("customers.nodes")).hasSize(50);
        System.out.printf(
                "statements for the whole customer: %d for one, %d for 2, %d for 50%n",
                one.statements(), two.statements(), fifty.statements());
        assertThat(fifty.statements()).isBetween(two.statements(), two.statements() + 2);
        assertThat(fifty.statements()).isLessThan(30);
    }

    private static Map<String, List<String>> byOrigin(String id) {
        var read = STEWARD.query(
                "query($id: String!) { customer(externalId: $id) { traits { origin trait { code } } } }",
                Map.of("id", id));
        var byOrigin = new TreeMap<String, List<String>>();
        List<Map<String, Object>> traits = read.data("customer.traits");
        traits.forEach(value -> byOrigin.computeIfAbsent((String) value.get("origin"), origin -> new ArrayList<>())
                .add((String) ((Map<?, ?>) value.get("trait")).get("code")));
        System.out.println(id + " " + byOrigin);
        return byOrigin;
    }

    @Test
    void fillsAThinProfileFromTheTypeUntilTheTypeGoes() {
        upsert(Map.of("externalId", "thin", "country", "BE", "lifecycle", "PROSPECT"));
        STEWARD.query("""
                        mutation { recordOrders(input: {source: WEBSHOP, orders: [{externalId: "thin-1", customer: "thin",
                          placedAt: "2026-04-01T10:00:00Z", total: 25}]}) { userErrors { code } } }""").data("recordOrders");
        var thin = byOrigin("thin");
        assertThat(thin.get("OBSERVED")).contains("orders", "revenue");
        assertThat(thin.getOrDefault("INFERRED", List.of())).doesNotContain("tenure");

        upsert(Map.ofEntries(
                Map.entry("externalId", "thin"),
                Map.entry("postcode", "9831"),
                Map.entry("householdComposition", "COUPLE_WITH_CHILD"),
                Map.entry("birthYear", 1978)));
        var placed = byOrigin("thin");
        assertThat(placed.get("DECLARED")).contains("postcode", "householdComposition");
        assertThat(placed.get("DERIVED")).contains("municipality", "region", "urbanity", "age", "ageBand");
        assertThat(placed.get("INFERRED")).isNotEmpty();
        var known = STEWARD.query(
                "{ customer(externalId: \"thin\") { traits(origins: [DECLARED, OBSERVED, DERIVED]) { origin } } }");
        assertThat((List<String>) known.data("customer.traits.origin")).doesNotContain("INFERRED");

        STEWARD.query("""
                        mutation { recordConsents(input: {source: CRM, consents: [{externalId: "thin", purpose: PROFILING,
                          decision: OBJECTED, decidedAt: "2026-05-01T00:00:00Z"}]}) { outcomes } }""").data("recordConsents");
        assertThat(byOrigin("thin")).doesNotContainKey("INFERRED");
    }
}
