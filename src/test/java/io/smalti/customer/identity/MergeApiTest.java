package io.smalti.customer.identity;

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
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class MergeApiTest {
    private static final GraphQl STEWARD = GraphQl.as(Role.STEWARD);

    private static GraphQl.Answer upsert(Map<String, ?>... customers) {
        return STEWARD.query("""
                mutation($customers: [CustomerFactsInput!]!) { upsertCustomers(input: {source: CRM, customers: $customers}) {
                  results { outcome customer { externalId } } userErrors { code message } } }""", Map.of("customers", List.of(customers)));
    }

    private static void order(String id, String customer, double total) {
        var answer = STEWARD.query("""
                mutation($id: String!, $customer: String!, $total: BigDecimal!) { recordOrders(input: {source: WEBSHOP, orders: [
                  {externalId: $id, customer: $customer, placedAt: "2026-05-01T10:00:00Z", total: $total}]})
                  { results { outcome } userErrors { code } } }""", Map.of("id", id, "customer", customer, "total", total));
        assertThat((List<?>) answer.data("recordOrders.userErrors")).isEmpty();
    }

    private static GraphQl.Answer merge(String keep, String merge) {
        return STEWARD.query("""
                mutation($keep: String!, $merge: String!) { mergeCustomers(input: {keep: $keep, merge: $merge}) {
                  customer { externalId behaviour { orders revenue } }
                  merge { id cause decisions { trait rule kept merged result } } userErrors { code path message } } }""", Map.of("keep", keep, "merge", merge));
    }

    private static GraphQl.Answer undo(String id) {
        return STEWARD.query("""
                mutation($id: ID!) { undoMerge(id: $id) { kept { externalId } restored { externalId } userErrors { code message } } }""", Map.of("id", id));
    }

    private static GraphQl.Answer read(String externalId) {
        return STEWARD.query("""
                query($id: String!) { customer(externalId: $id) { externalId contact { firstName street }
                  demographics { income } geography { postcode municipality } psychographics { interests dream }
                  behaviour { orders revenue } identifiers { value } merges { mergedExternalId cause undoneAt } } }""", Map.of("id", externalId));
    }

    @Test
    void makesTwoOneByTheRulesAndTwoAgain() {
        upsert(
                Map.of(
                        "externalId", "merge-a",
                        "firstName", "Jo",
                        "income", 2000,
                        "country", "BE",
                        "postcode", "9000",
                        "street", "Kouter 1",
                        "interests", List.of("bread"),
                        "observedAt", "2026-01-01T00:00:00Z",
                        "identifiers", List.of(Map.of("kind", "COOKIE", "value", "c-merge-a"))),
                Map.of(
                        "externalId", "merge-b",
                        "income", 3000,
                        "dream", "a boat",
                        "country", "BE",
                        "postcode", "2000",
                        "interests", List.of("sailing", "bread"),
                        "observedAt", "2026-02-01T00:00:00Z",
                        "identifiers", List.of(Map.of("kind", "COOKIE", "value", "c-merge-b"))));
        order("o-merge-a", "merge-a", 10);
        order("o-merge-b", "merge-b", 32);
        var merged = merge("merge-a", "merge-b");
        assertThat((int) merged.data("mergeCustomers.customer.behaviour.orders"))
                .isEqualTo(2);
        assertThat((List<Map<String, String>>) merged.data("mergeCustomers.merge.decisions"))
                .contains(decision("income", "BY_ORIGIN", "2000.00", "3000.00", "3000.00"))
                .contains(decision("interests", "UNION", "bread", "sailing | bread", "bread | sailing"))
                .contains(decision("firstName", "BY_ORIGIN", "Jo", null, "Jo"))
                .contains(decision("street", "BY_ORIGIN", "Kouter 1", null, null));

        var one = read("merge-b");
        assertThat((String) one.data("customer.externalId")).isEqualTo("merge-a");
        assertThat((String) one.data("customer.geography.municipality")).isEqualTo("11002");
        assertThat((Object) one.data("customer.contact.street")).isNull();
        assertThat((String) one.data("customer.psychographics.dream")).isEqualTo("a boat");
        assertThat((List<String>) one.data("customer.identifiers.value")).contains("c-merge-a", "c-merge-b");
        assertThat((String) one.data("customer.merges[0].cause")).isEqualTo("REQUESTED");

        // the old external id leads to the one who stayed, for whoever writes too
        var told = upsert(Map.of("externalId", "merge-b", "dream", "two boats"));
        assertThat((String) told.data("upsertCustomers.results[0].customer.externalId"))
                .isEqualTo("merge-a");
        order("o-merge-late", "merge-b", 8);
        assertThat((float) read("merge-a").data("customer.behaviour.revenue")).isEqualTo(50f);

        var undone = undo(merged.data("mergeCustomers.merge.id"));
        assertThat((String) undone.data("undoMerge.restored.externalId")).isEqualTo("merge-b");
        var first = read("merge-a");
        var second = read("merge-b");
        assertThat((float) first.data("customer.demographics.income")).isEqualTo(2000f);
        assertThat((String) first.data("customer.contact.street")).isEqualTo("Kouter 1");
        assertThat((String) first.data("customer.geography.municipality")).isEqualTo("44021");
        // changed after the merge, so it stays
        assertThat((String) first.data("customer.psychographics.dream")).isEqualTo("two boats");
        assertThat((int) first.data("customer.behaviour.orders")).isEqualTo(2);
        assertThat((String) second.data("customer.externalId")).isEqualTo("merge-b");
        assertThat((String) second.data("customer.psychographics.dream")).isEqualTo("a boat");
        assertThat((int) second.data("customer.behaviour.orders")).isEqualTo(1);
        assertThat((List<String>) second.data("customer.identifiers.value")).containsExactly("c-merge-b");
        assertThat((Object) first.data("customer.merges[0].undoneAt")).isNotNull();
        assertThat((String) undo(merged.data("mergeCustomers.merge.id")).data("undoMerge.userErrors[0].code"))
                .isEqualTo("UNDONE_ALREADY");
    }

    private static Map<String, String> decision(String trait, String rule, String kept, String merged, String result) {
        var decision = new java.util.HashMap<String, String>();
        decision.put("trait", trait);
        decision.put("rule", rule);
        decision.put("kept", kept);
        decision.put("merged", merged);
        decision.put("result", result);
        return decision;
    }

    @Test
    void refusesCyclesAndUndoesInTurn() {
        upsert(Map.of("externalId", "cycle-a"), Map.of("externalId", "cycle-b"), Map.of("externalId", "cycle-c"));
        String first = merge("cycle-b", "cycle-a").data("mergeCustomers.merge.id");
        assertThat((String) merge("cycle-a", "cycle-b").data("mergeCustomers.userErrors[0].code"))
                .isEqualTo("MERGE_CYCLE");
        assertThat((String) merge("cycle-b", "cycle-b").data("mergeCustomers.userErrors[0].code"))
                .isEqualTo("SAME_CUSTOMER");
        assertThat((String) merge("cycle-b", "nobody").data("mergeCustomers.userErrors[0].code"))
                .isEqualTo("UNKNOWN_CUSTOMER");
        String second = merge("cycle-c", "cycle-b").data("mergeCustomers.merge.id");
        assertThat((String) read("cycle-a").data("customer.externalId")).isEqualTo("cycle-c");
        assertThat((String) undo(first).data("undoMerge.userErrors[0].code")).isEqualTo("MERGED_ON");
        assertThat((String) undo(second).data("undoMerge.restored.externalId")).isEqualTo("cycle-b");
        assertThat((String) read("cycle-a").data("customer.externalId")).isEqualTo("cycle-b");
        assertThat((String) undo(first).data("undoMerge.restored.externalId")).isEqualTo("cycle-a");
    }

    @Test
    void makesPeopleWithTheSameCardOneUnlessTheyDiffer() {
        var card = List.of(Map.of("kind", "LOYALTY_CARD", "value", "card-1"));
        upsert(Map.of("externalId", "card-a", "firstName", "Mia", "identifiers", card));
        var same = upsert(Map.of("externalId", "card-b", "dream", "the sea", "identifiers", card));
        assertThat((List<?>) same.data("upsertCustomers.userErrors")).isEmpty();
        assertThat((String) same.data("upsertCustomers.results[0].customer.externalId"))
                .isEqualTo("card-a");
        assertThat((String) read("card-b").data("customer.psychographics.dream"))
                .isEqualTo("the sea");
        assertThat((String) read("card-b").data("customer.merges[0].cause")).isEqualTo("LOYALTY_CARD");
        var other = upsert(Map.of("externalId", "card-c", "firstName", "Tom", "identifiers", card));
        assertThat((String) other.data("upsertCustomers.userErrors[0].code")).isEqualTo("IDENTIFIER_TAKEN");
        assertThat((String) other.data("upsertCustomers.userErrors[0].message")).contains("firstName");
        assertThat((String) read("card-c").data("customer.externalId")).isEqualTo("card-c");
    }

    @Test
    void neverMakesTwoOfOneHoweverManyWrite() throws Exception {
        var tasks = new ArrayList<java.util.concurrent.Callable<Object>>();
        for (int i = 0; i < 40; i++) {
            var id = "crowd-" + i % 4;
            tasks.add(() -> upsert(Map.of(
                    "externalId", id, "identifiers", List.of(Map.of("kind", "LOYALTY_CARD", "value", "crowd-card")))));
        }
        try (var pool = Executors.newFixedThreadPool(8)) {
            pool.invokeAll(tasks);
        }
        var ids = IntStream.range(0, 4)
                .mapToObj(i -> (String) read("crowd-" + i).data("customer.externalId"))
                .distinct()
                .toList();
        assertThat(ids).hasSize(1);
    }

    @Test
    void limitsIdentifiersAndBlocksThoseOfNobody() {
        var many = IntStream.range(0, 10_000)
                .mapToObj(i -> Map.of("kind", "COOKIE", "value", "many-" + i))
                .toList();
        assertThat((String) upsert(Map.of("externalId", "many", "identifiers", many))
                        .data("upsertCustomers.userErrors[0].code"))
                .isEqualTo("TOO_MANY");
        upsert(Map.of("externalId", "many", "identifiers", many.subList(0, 90)));
        var more = upsert(Map.of("externalId", "many", "identifiers", many.subList(80, 120)));
        assertThat((List<String>) more.data("upsertCustomers.userErrors.code"))
                .hasSize(20)
                .containsOnly("TOO_MANY_IDENTIFIERS");
        assertThat((List<?>) read("many").data("customer.identifiers")).hasSize(100);

        for (var rubbish : List.of("0", "null", "anonymous")) {
            assertThat((String) upsert(Map.of(
                                    "externalId",
                                    "rubbish-" + rubbish,
                                    "identifiers",
                                    List.of(Map.of("kind", "LOYALTY_CARD", "value", rubbish))))
                            .data("upsertCustomers.userErrors[0].code"))
                    .isEqualTo("RUBBISH_IDENTIFIER");
        }
        STEWARD.query(
                        "mutation { blockIdentifier(identifier: {kind: LOYALTY_CARD, value: \"TILL-1\"}, reason: \"card of the till\")"
                                + " { userErrors { code } } }")
                .data("blockIdentifier");
        var till = List.of(Map.of("kind", "LOYALTY_CARD", "value", "TILL-1"));
        upsert(Map.of("externalId", "till-a", "identifiers", till));
        assertThat((String) upsert(Map.of("externalId", "till-b", "identifiers", till))
                        .data("upsertCustomers.userErrors[0].code"))
                .isEqualTo("BLOCKED_IDENTIFIER");
        assertThat((String) read("till-b").data("customer.externalId")).isEqualTo("till-b");
    }

    @Test
    void setsRulesWhereTheyMakeSense() {
        var set =
                "mutation { defineMergeRule(trait: \"%s\", rule: %s) { mergeRules { rule trait { code } } userErrors { code } } }";
        assertThat((String) STEWARD.query(set.formatted("dream", "SUM")).data("defineMergeRule.userErrors[0].code"))
                .isEqualTo("RULE_NOT_ALLOWED");
        assertThat((String) STEWARD.query(set.formatted("orders", "SUM")).data("defineMergeRule.userErrors[0].code"))
                .isEqualTo("UNKNOWN_TRAIT");
        STEWARD.query(set.formatted("budget", "SUM")).data("defineMergeRule");
        upsert(Map.of("externalId", "sum-a", "budget", 100), Map.of("externalId", "sum-b", "budget", 50));
        assertThat((List<Map<String, String>>) merge("sum-a", "sum-b").data("mergeCustomers.merge.decisions"))
                .contains(decision("budget", "SUM", "100.00", "50.00", "150.00"));
        STEWARD.query(set.formatted("budget", "BY_ORIGIN")).data("defineMergeRule");
        assertThat(GraphQl.as(Role.FRONTEND)
                        .query(set.formatted("budget", "KEEP"))
                        .error())
                .isEqualTo("FORBIDDEN");
        assertThat((List<Integer>) STEWARD.query("{ identifierRules { kind most strong blocked } }")
                        .data("identifierRules.most"))
                .hasSize(5);
        var few = SqlCount.of(() -> STEWARD.query("{ customers(first: 2) { nodes { merges { cause } } } }"));
        var many = SqlCount.of(() -> STEWARD.query("{ customers(first: 50) { nodes { merges { cause } } } }"));
        assertThat(many.statements()).isEqualTo(few.statements());
    }

    /** Each of two holds what the other wants, and would wait for the other for good. */
    @Test
    void makesOneOfTwoWhoClaimEachOthersCardAtTheSameTime() throws Exception {
        try (var pool = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < 10; round++) {
                var a = "cross-a-" + round;
                var b = "cross-b-" + round;
                upsert(Map.of("externalId", a, "identifiers", List.of(card("CA" + round))));
                upsert(Map.of("externalId", b, "identifiers", List.of(card("CB" + round))));
                var claims = pool.invokeAll(List.<Callable<GraphQl.Answer>>of(
                        () -> upsert(Map.of("externalId", a, "identifiers", List.of(card("CB" + a.substring(8))))),
                        () -> upsert(Map.of("externalId", b, "identifiers", List.of(card("CA" + b.substring(8)))))));
                for (var claim : claims) {
                    assertThat((List<?>) claim.get().data("upsertCustomers.userErrors"))
                            .isEmpty();
                }
                assertThat((String) read(a).data("customer.externalId")).isEqualTo(read(b).data("customer.externalId"));
            }
        }
    }

    private static Map<String, String> card(String value) {
        return Map.of("kind", "LOYALTY_CARD", "value", value);
    }
}
