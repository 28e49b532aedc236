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
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class OrganisationApiTest {
    private static final String UPSERT = """
            mutation($organisations: [OrganisationFactsInput!]!) {
              upsertOrganisations(input: {organisations: $organisations}) {
                results { outcome organisation { id name employees } } userErrors { code path } } }""";
    private static final GraphQl STEWARD = GraphQl.as(Role.STEWARD);
    private static final GraphQl FRONTEND = GraphQl.as(Role.FRONTEND);

    private static GraphQl.Answer upsert(Map<String, ?>... organisations) {
        return STEWARD.query(UPSERT, Map.of("organisations", List.of(organisations)));
    }

    @Test
    void createsChangesAndLeavesAlone() {
        var created = upsert(
                Map.of("externalId", "org-1", "name", "Acme", "industry", "47.91", "annualRevenue", 1000),
                Map.of("externalId", "org-2"),
                Map.of("externalId", "org-3", "name", "Beta", "country", "ZZ"));
        assertThat((List<String>) created.data("upsertOrganisations.results.outcome"))
                .containsExactly("CREATED", "REJECTED", "REJECTED");
        assertThat((List<String>) created.data("upsertOrganisations.userErrors.code"))
                .containsExactly("REQUIRED", "UNKNOWN_COUNTRY");
        var again = upsert(
                Map.of("externalId", "org-1", "annualRevenue", 1000), Map.of("externalId", "org-1", "employees", 12));
        assertThat((List<String>) again.data("upsertOrganisations.results.outcome"))
                .containsExactly("UNCHANGED", "UPDATED");
        assertThat(FRONTEND.query(UPSERT, Map.of("organisations", List.of())).error())
                .isEqualTo("FORBIDDEN");
    }

    @Test
    void keepsWhereItsValuesComeFromAndLetsTheStrongerCount() {
        upsert(Map.of(
                "externalId",
                "org-origin",
                "name",
                "Origin",
                "industry",
                "4791",
                "employees",
                12,
                "culture",
                "quiet",
                "observedAt",
                "2026-01-01T00:00:00Z"));
        upsert(Map.of("externalId", "org-origin", "employees", 90, "annualRevenue", 5000, "origin", "PURCHASED"));
        var back = new java.util.HashMap<String, Object>(Map.of("externalId", "org-origin"));
        back.put("culture", null);
        back.put("headOffice", null);
        assertThat((List<String>) upsert(back).data("upsertOrganisations.results.outcome"))
                .containsExactly("UPDATED");
        CustomerApiTest.upsert(List.of(Map.of("externalId", "org-origin-1", "organisation", "org-origin")));
        var read = FRONTEND.query("""
                { customer(externalId: "org-origin-1") { organisation { industry employees culture }
                  employees: trait(code: "employees") { value origin observedAt }
                  revenue: trait(code: "annualRevenue") { value origin source confidence } } }""");
        assertThat((String) read.data("customer.organisation.industry")).isEqualTo("47.91");
        assertThat((int) read.data("customer.organisation.employees")).isEqualTo(12);
        assertThat((Object) read.data("customer.organisation.culture")).isNull();
        assertThat((String) read.data("customer.employees.origin")).isEqualTo("DECLARED");
        assertThat((String) read.data("customer.employees.observedAt")).startsWith("2026-01-01");
        assertThat((String) read.data("customer.revenue.origin")).isEqualTo("PURCHASED");
        assertThat((String) read.data("customer.revenue.source")).isEqualTo("CRM");
        // a rule that trusts what was declared sees the employees, and no revenue
        var trusted =
                "{all: [{equals: {trait: \"organisation\", value: \"org-origin\"}}, {trusted: {origins: [DECLARED],"
                        + " rule: {exists: {trait: \"%s\"}}}}]}";
        for (var trait : List.of("employees", "annualRevenue")) {
            List<?> found = FRONTEND.query(
                            "{ customers(where: " + trusted.formatted(trait) + ") { nodes { externalId } } }")
                    .data("customers.nodes");
            assertThat(found).hasSize(trait.equals("employees") ? 1 : 0);
        }
        upsert(Map.of("externalId", "org-origin", "employees", 15));
        var history = FRONTEND.query("""
                { organisation(externalId: "org-origin") { history { trait { code } value origin source fate }
                  last: history(trait: "employees", first: 1) { observedAt } } }""");
        assertThat((List<Map<String, Object>>) history.data("organisation.history"))
                .extracting(one -> ((Map<?, ?>) one.get("trait")).get("code") + " " + one.get("value") + " "
                        + one.get("origin") + " " + one.get("source") + " " + one.get("fate"))
                .containsExactly(
                        "employees 12 DECLARED CRM REPLACED",
                        "culture quiet DECLARED CRM TAKEN_BACK",
                        "employees 90 PURCHASED CRM OUTWEIGHED");
        assertThat((List<String>) history.data("organisation.last.observedAt")).containsExactly("2026-01-01T00:00:00Z");
    }

    @Test
    void refusesAnIndustryThatIsNone() {
        var answer = upsert(
                Map.of("externalId", "org-nace-1", "name", "A", "industry", "45.11"),
                Map.of("externalId", "org-nace-2", "name", "B", "industry", "retail"),
                Map.of("externalId", "org-nace-3", "name", "C", "industry", "47"),
                Map.of("externalId", "org-nace-4", "name", "D", "origin", "INFERRED"));
        assertThat((List<String>) answer.data("upsertOrganisations.userErrors.code"))
                .containsExactly("UNKNOWN_INDUSTRY", "UNKNOWN_INDUSTRY", "NOT_STORABLE");
        assertThat((List<String>) answer.data("upsertOrganisations.results.outcome"))
                .containsExactly("REJECTED", "REJECTED", "CREATED", "REJECTED");
    }

    @Test
    void takesTheSameNumberOfStatementsForAPageOfAnySize() {
        upsert(Map.of("externalId", "org-page", "name", "Pages"));
        var people = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < 220; i++) {
            people.add(Map.of(
                    "externalId",
                    "org-page-" + i,
                    "organisation",
                    "org-page",
                    "country",
                    "BE",
                    "postcode",
                    "2000",
                    "birthYear",
                    1950 + i % 40,
                    "decisionRole",
                    "ADVISES"));
        }
        CustomerApiTest.upsert(people);
        page(5);
        var few = SqlCount.of(() -> page(50));
        var many = SqlCount.of(() -> page(200));
        assertThat(few.result()).isEqualTo(50);
        assertThat(many.result()).isEqualTo(200);
        assertThat(many.statements()).isEqualTo(few.statements()).isLessThanOrEqualTo(7);
    }

    private static int page(int size) {
        var answer = STEWARD.query("""
                { organisation(externalId: "org-page") { industry contacts(first: %d) { totalCount pageInfo { hasNextPage }
                  nodes { externalId identifiers { kind } contact { email }
                    demographics { age } psychographics { values } behaviour { orders } geography { postcode municipality }
                    organisation { name } decisionRole ageBand { code } lifestyle { level }
                    trait(code: "annualRevenue") { value } traits { value }
                    consents { decision } reach { allowed } completeness { share } } } } }""".formatted(size));
        assertThat((int) answer.data("organisation.contacts.totalCount")).isEqualTo(220);
        return ((List<?>) answer.data("organisation.contacts.nodes")).size();
    }
}
