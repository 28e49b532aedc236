package io.smalti.customer.household;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smalti.platform.graphql.Role;
import io.smalti.testsupport.GraphQl;
import io.smalti.testsupport.SqlCount;
import io.smalti.testsupport.TestDatabase;
import io.smalti.testsupport.Tokens;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class HouseholdApiTest {
    private static final GraphQl STEWARD = GraphQl.as(Role.STEWARD);
    private static final GraphQl FRONTEND = GraphQl.as(Role.FRONTEND);

    private static GraphQl.Answer upsert(String household, String... members) {
        return STEWARD.query("""
                mutation($h: String!, $m: [String!]!) { upsertHouseholds(input: {households: [{externalId: $h, members: $m}]}) {
                  results { outcome household { size } } userErrors { code path } } }""", Map.of("h", household, "m", List.of(members)));
    }

    @Test
    void saysWhoLivesTogetherAndWhoMoved() {
        for (var id : List.of("hh-1", "hh-2", "hh-3")) {
            STEWARD.query("mutation { upsertCustomers(input: {source: CRM, customers: [{externalId: \"" + id
                            + "\"}]}) { userErrors { code } } }")
                    .data("upsertCustomers");
        }
        assertThat((String) upsert("H-1", "hh-1", "hh-2").data("upsertHouseholds.results[0].outcome"))
                .isEqualTo("CREATED");
        assertThat((String) upsert("H-1", "hh-1", "hh-2").data("upsertHouseholds.results[0].outcome"))
                .isEqualTo("UNCHANGED");
        assertThat((int) upsert("H-2", "hh-2", "hh-3").data("upsertHouseholds.results[0].household.size"))
                .isEqualTo(2);
        var read = FRONTEND.query("""
                { customer(externalId: "hh-2") { household { id externalId size members(first: 5) { nodes { externalId } } } }
                  household(externalId: "H-1") { size members(first: 5) { nodes { externalId household { externalId } } } } }""");
        assertThat((String) read.data("customer.household.externalId")).isEqualTo("H-2");
        assertThat((List<String>) read.data("customer.household.members.nodes.externalId"))
                .containsExactly("hh-2", "hh-3");
        assertThat((List<String>) read.data("household.members.nodes.externalId"))
                .containsExactly("hh-1");
        String id = read.data("customer.household.id");
        assertThat((String) FRONTEND.query(
                                "query($id: ID!) { node(id: $id) { ... on Household { externalId } } }",
                                Map.of("id", id))
                        .data("node.externalId"))
                .isEqualTo("H-2");
        assertThat((String) upsert("H-3", "nobody").data("upsertHouseholds.userErrors[0].code"))
                .isEqualTo("UNKNOWN_CUSTOMER");
        var query =
                "{ customers(first: %d) { nodes { household { size members(first: 2) { nodes { externalId } } } } } }";
        var few = SqlCount.fewest(() -> FRONTEND.query(query.formatted(2)));
        var many = SqlCount.fewest(() -> FRONTEND.query(query.formatted(50)));
        assertThat(many.statements()).isLessThanOrEqualTo(few.statements() + 2);
    }

    private static String counts(String csv) {
        var report = given().header("Authorization", "Bearer " + Tokens.of(Role.STEWARD))
                .contentType("text/csv; charset=UTF-8")
                .body(csv.getBytes(UTF_8))
                .post("/imports/households?source=CRM")
                .jsonPath();
        return "%d created, %d updated, %d unchanged, %s"
                .formatted(
                        report.getInt("created"),
                        report.getInt("updated"),
                        report.getInt("unchanged"),
                        new TreeMap<>(report.getMap("rejectedBy")));
    }

    @Test
    void comesByFileMemberByMember() {
        for (var id : List.of("hf-1", "hf-2", "hf-3")) {
            STEWARD.query("mutation { upsertCustomers(input: {source: CRM, customers: [{externalId: \"" + id
                            + "\"}]}) { userErrors { code } } }")
                    .data("upsertCustomers");
        }
        var file = "household,customer\nHF-1,hf-1\nHF-1,hf-2\nHF-2,hf-3\nHF-2,nobody\n,hf-1\n";
        assertThat(counts(file)).isEqualTo("3 created, 0 updated, 0 unchanged, {MISSING=1, UNKNOWN_CUSTOMER=1}");
        assertThat(counts(file)).isEqualTo("0 created, 0 updated, 3 unchanged, {MISSING=1, UNKNOWN_CUSTOMER=1}");
        assertThat(counts("household,customer\nHF-1,hf-3\n")).isEqualTo("0 created, 1 updated, 0 unchanged, {}");
        assertThat((int) FRONTEND.query("{ household(externalId: \"HF-1\") { size } }")
                        .data("household.size"))
                .isEqualTo(3);
        assertThat((int) FRONTEND.query("{ household(externalId: \"HF-2\") { size } }")
                        .data("household.size"))
                .isZero();
        var crowd = new StringBuilder("household,customer\n");
        for (int i = 0; i < 31; i++) {
            STEWARD.query("mutation { upsertCustomers(input: {source: CRM, customers: [{externalId: \"hc-" + i
                            + "\"}]}) { userErrors { code } } }")
                    .data("upsertCustomers");
            crowd.append("HC,hc-").append(i).append('\n');
        }
        assertThat(counts(crowd.toString())).isEqualTo("30 created, 0 updated, 0 unchanged, {TOO_MANY=1}");
    }
}
