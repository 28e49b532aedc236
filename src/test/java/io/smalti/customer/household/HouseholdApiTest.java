package io.smalti.customer.household;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smalti.platform.graphql.Role;
import io.smalti.testsupport.GraphQl;
import io.smalti.testsupport.SqlCount;
import io.smalti.testsupport.TestDatabase;
import java.util.List;
import java.util.Map;
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
        var few = SqlCount.of(() -> FRONTEND.query(query.formatted(2)));
        var many = SqlCount.of(() -> FRONTEND.query(query.formatted(50)));
        assertThat(many.statements()).isLessThanOrEqualTo(few.statements() + 2);
    }
}
