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
import java.util.HashMap;
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

    private static void order(String order, String customer) {
        STEWARD.query("""
                        mutation($order: String!, $customer: String!) { recordOrders(input: {source: WEBSHOP, orders: [
                          {externalId: $order, customer: $customer, placedAt: "2026-04-01T10:00:00Z", lines: [
                            {product: "TABLE", quantity: 1, unitPrice: 25}]}]}) { userErrors { code } } }""", Map.of("order", order, "customer", customer)).data("recordOrders");
    }

    @Test
    void takesAsManyStatementsForFiftyAsForOne() {
        var ids = new ArrayList<String>();
        for (int i = 0; i < 50; i++) {
            upsert(Map.of("externalId", "whole-" + i, "country", "BE", "postcode", "9000", "birthYear", 1950 + i));
            order("whole-order-" + i, "whole-" + i);
            ids.add(STEWARD.query("{ customer(externalId: \"whole-" + i + "\") { id } }")
                    .data("customer.id"));
        }
        // what is cached is read by the first of the tries
        var one = SqlCount.fewest(() -> whole(ids.subList(0, 1)));
        var fifty = SqlCount.fewest(() -> whole(ids));
        assertThat((List<?>) fifty.result().data("nodes")).hasSize(50);
        assertThat((List<?>) fifty.result().data("nodes.orders.nodes.flatten()"))
                .hasSize(50);
        System.out.printf(
                "statements for the whole customer: %d for one, %d for 50%n", one.statements(), fifty.statements());
        assertThat(fifty.statements()).isEqualTo(one.statements());
        assertThat(fifty.statements()).isLessThan(20);
    }

    private static GraphQl.Answer whole(List<String> ids) {
        return STEWARD.query(
                "query($ids: [ID!]!) { nodes(ids: $ids) { ... on Customer { " + WHOLE + " } } }", Map.of("ids", ids));
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

    /** One of whom a single order is known, beside one who told us everything. */
    @Test
    void showsWhatIsKnownByOriginOfAThinAndOfARichProfile() {
        upsert(Map.of("externalId", "thin-a"));
        order("thin-a-1", "thin-a");
        var thin = byOrigin("thin-a");
        // of a household in our country at least the mean size can be said
        assertThat(thin).containsOnlyKeys("INFERRED", "OBSERVED");
        assertThat(thin.get("INFERRED")).containsExactly("householdSize");
        assertThat(thin.get("OBSERVED")).contains("orders", "revenue", "lastOrderAt");

        var rich = new HashMap<String, Object>(Map.of(
                "externalId", "rich-a",
                "firstName", "Els",
                "email", "els.rich@example.com",
                "birthDate", "1981-04-05",
                "country", "BE",
                "postcode", "9831",
                "householdComposition", "COUPLE_WITH_CHILD",
                "householdSize", 4,
                "tenure", "OWNER",
                "dwelling", "DETACHED"));
        rich.putAll(Map.of(
                "education",
                "HIGH",
                "activity",
                "WHITE_COLLAR",
                "income",
                4200,
                "language",
                "nl",
                "interests",
                List.of("gardening"),
                "values",
                List.of("family"),
                "motivations",
                List.of("rest"),
                "dream",
                "a house by the sea",
                "problem",
                "too little room",
                "brandFeeling",
                8));
        upsert(rich);
        for (int i = 0; i < 4; i++) {
            order("rich-a-" + i, "rich-a");
        }
        var known = byOrigin("rich-a");
        assertThat(known.get("DECLARED")).contains("income", "tenure", "dwelling", "interests", "problem", "education");
        assertThat(known.get("DERIVED")).contains("municipality", "region", "age", "ageBand");
        assertThat(known.get("OBSERVED")).contains("orders", "revenue");
        assertThat(known.getOrDefault("INFERRED", List.of())).doesNotContain("income", "tenure", "education");
        assertThat(completeness("rich-a")).isGreaterThan(0.8).isGreaterThan(completeness("thin-a"));

        upsert(Map.of("externalId", "thin-a", "country", "BE", "postcode", "1080"));
        var placed = byOrigin("thin-a");
        assertThat(placed.get("DECLARED")).contains("postcode");
        assertThat(placed.get("DERIVED")).contains("municipality", "region", "urbanity");
        assertThat(placed.get("INFERRED")).isNotEmpty();

        var postcode = new HashMap<String, Object>(Map.of("externalId", "thin-a"));
        postcode.put("postcode", null);
        upsert(postcode);
        assertThat(byOrigin("thin-a")).doesNotContainKey("DERIVED");
    }

    private static double completeness(String id) {
        Number share = STEWARD.query("{ customer(externalId: \"" + id + "\") { completeness { share } } }")
                .data("customer.completeness.share");
        return share.doubleValue();
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
