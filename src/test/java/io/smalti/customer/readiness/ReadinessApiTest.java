package io.smalti.customer.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smalti.testsupport.GraphQl;
import io.smalti.testsupport.TestDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class ReadinessApiTest {
    @Test
    void saysWhoWantsWhoCanAndWhoMustAsk() {
        GraphQl.ADMIN.query("""
                        mutation { upsertOrganisations(input: {organisations: [{externalId: "ready-o", name: "Ready"}]}) { userErrors { code } }
                          upsertCustomers(input: {source: CRM, customers: [
                          {externalId: "ready-1", budget: 500, traits: [{code: "solvesProblem", value: "PARTLY"}]},
                          {externalId: "ready-2", budget: 0, organisation: "ready-o", decisionRole: ADVISES, traits: [{code: "solvesProblem", value: "NO"}]},
                          {externalId: "ready-3", organisation: "ready-o"}]}) { userErrors { code } } }""").data("upsertCustomers");
        var read = GraphQl.ADMIN.query("""
                { a: customer(externalId: "ready-1") { readiness { willing able needsApproval evidence } }
                  b: customer(externalId: "ready-2") { readiness { willing able needsApproval } }
                  c: customer(externalId: "ready-3") { readiness { willing able needsApproval } } }""");
        Map<String, Object> first = read.data("a.readiness");
        assertThat(first)
                .containsEntry("willing", true)
                .containsEntry("able", true)
                .containsEntry("needsApproval", false);
        assertThat((List<?>) first.get("evidence")).asString().contains("solvesProblem=PARTLY", "budget=500.00");
        Map<String, Object> second = read.data("b.readiness");
        assertThat(second)
                .containsEntry("willing", false)
                .containsEntry("able", false)
                .containsEntry("needsApproval", true);
        Map<String, Object> third = read.data("c.readiness");
        assertThat(third.values()).containsOnlyNulls();
    }
}
