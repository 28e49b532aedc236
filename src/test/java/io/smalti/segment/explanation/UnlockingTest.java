package io.smalti.segment.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smalti.testsupport.GraphQl;
import io.smalti.testsupport.SqlCount;
import io.smalti.testsupport.TestDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which question opens which segment. */
@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class UnlockingTest {
    private static void define(String key, Map<String, ?> rule) {
        var answer = GraphQl.ADMIN.query("""
                mutation($key: String!, $rule: RuleInput!) { defineSegment(input: {key: $key, name: $key, facet: DEMOGRAPHIC,
                  objective: RETAIN, rule: $rule}) { userErrors { code } } }""", Map.of("key", key, "rule", rule));
        assertThat((List<?>) answer.data("defineSegment.userErrors")).isEmpty();
    }

    private static Map<String, ?> equal(String trait, String value) {
        return Map.of("equals", Map.of("trait", trait, "value", value));
    }

    private static List<String> opened(String customer, String trait) {
        List<String> keys = questions(customer)
                .data("customer.completeness.nextQuestions.find { it.trait.code == '" + trait + "' }.unlocks.key");
        return keys.stream().filter(key -> key.startsWith("unlock-")).toList();
    }

    private static GraphQl.Answer questions(String customer) {
        return GraphQl.ADMIN.query(
                "query($id: String!) { customer(externalId: $id) { completeness { nextQuestions(first: 20) { trait { code } gain sharpens"
                        + " unlocks { key } } } } }",
                Map.of("id", customer));
    }

    @Test
    void opensWhatNothingElseStandsInTheWayOf() {
        define("unlock-owner", Map.of("all", List.of(equal("tenure", "OWNER"), equal("dream", "unlock"))));
        define(
                "unlock-both",
                Map.of(
                        "all",
                        List.of(equal("tenure", "OWNER"), equal("dwelling", "DETACHED"), equal("dream", "unlock"))));
        define("unlock-not", Map.of("all", List.of(Map.of("not", equal("tenure", "OWNER")), equal("dream", "unlock"))));
        define("unlock-place", Map.of("all", List.of(equal("region", "BRUSSELS"), equal("dream", "unlock"))));
        define("unlock-other", Map.of("all", List.of(equal("tenure", "OWNER"), equal("dream", "sleep"))));
        GraphQl.ADMIN.query("""
                        mutation { upsertCustomers(input: {source: CRM, customers: [
                          {externalId: "unlock-1", dream: "unlock"}, {externalId: "unlock-2", dream: "unlock", tenure: OWNER},
                          {externalId: "unlock-3", dream: "unlock", tenure: OWNER}]}) {
                          userErrors { code } } }""").data("upsertCustomers");
        assertThat(opened("unlock-1", "tenure")).containsExactly("unlock-not", "unlock-owner");
        assertThat(opened("unlock-1", "dwelling")).isEmpty();
        assertThat(opened("unlock-1", "postcode")).containsExactly("unlock-place");
        assertThat(opened("unlock-2", "dwelling")).containsExactly("unlock-both");

        List<Map<String, ?>> order = questions("unlock-1").data("customer.completeness.nextQuestions");
        assertThat(order).hasSizeGreaterThan(10);
        // the origins of values are asked for where somebody has one that a rule must trust
        var two = SqlCount.fewest(() -> page(2));
        var three = SqlCount.fewest(() -> page(3));
        assertThat(three.statements()).isEqualTo(two.statements());
    }

    private static GraphQl.Answer page(int first) {
        return GraphQl.ADMIN.query("{ customers(where: " + RULE + ", first: " + first
                + ") { nodes { completeness { nextQuestions { unlocks { key } } } } } }");
    }

    private static final String RULE = "{equals: {trait: \"dream\", value: \"unlock\"}}";
}
