package io.smalti.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smalti.platform.graphql.GlobalId;
import io.smalti.platform.graphql.Role;
import io.smalti.testsupport.GraphQl;
import io.smalti.testsupport.TestDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class CustomerApiTest {
    private static final String UPSERT = """
            mutation($input: UpsertCustomersInput!) { upsertCustomers(input: $input) {
              results { outcome customerId customer { externalId lifecycle } }
              userErrors { code path message } } }""";
    private static final GraphQl STEWARD = GraphQl.as(Role.STEWARD);
    private static final GraphQl FRONTEND = GraphQl.as(Role.FRONTEND);

    static GraphQl.Answer upsert(List<Map<String, Object>> customers) {
        return STEWARD.query(UPSERT, Map.of("input", Map.of("source", "CRM", "customers", customers)));
    }

    @Test
    void storesAllFacetsAndTypesThePerson() {
        var answer = upsert(List.of(Map.ofEntries(
                Map.entry("externalId", "api-1"),
                Map.entry("firstName", "Els"),
                Map.entry("email", "els@example.com"),
                Map.entry("identifiers", List.of(Map.of("kind", "LOYALTY_CARD", "value", "L-api-1"))),
                Map.entry("birthDate", "1990-02-03"),
                Map.entry("language", "nl-BE"),
                Map.entry("country", "BE"),
                Map.entry("postcode", "B-9000"),
                Map.entry("income", 3200.5),
                Map.entry("interests", List.of("cycling", "bread")),
                Map.entry("values", List.of("family")),
                Map.entry("tenure", "OWNER"),
                Map.entry("householdComposition", "SINGLE"))));
        assertThat((List<?>) answer.data("upsertCustomers.userErrors")).isEmpty();
        assertThat((String) answer.data("upsertCustomers.results[0].outcome")).isEqualTo("CREATED");

        var read = FRONTEND.query("""
                { customer(externalId: "api-1") { id lifecycle
                  demographics { age ageEstimated income tenure language } psychographics { interests values }
                  geography { postcode municipality region area { postcode } } ageBand { code }
                  lifestyle { level entropy evidence } completeness { share missing { code } nextQuestions { text gain } }
                  trait(code: "income") { value origin source confidence observedAt }
                  traits(facet: DEMOGRAPHIC) { trait { code } value origin }
                  reach { channel allowed reasons } organisation { name } behaviour { orders revenue } } }""");
        assertThat((String) read.data("customer.geography.municipality")).isEqualTo("44021");
        assertThat((String) read.data("customer.geography.region")).isEqualTo("FLANDERS");
        assertThat((List<String>) read.data("customer.psychographics.interests"))
                .containsExactly("cycling", "bread");
        assertThat((List<String>) read.data("customer.psychographics.values")).containsExactly("family");
        assertThat((String) read.data("customer.trait.value")).isEqualTo("3200.50");
        assertThat((String) read.data("customer.trait.origin")).isEqualTo("DECLARED");
        assertThat((List<String>) read.data("customer.lifestyle.evidence")).contains("tenure=OWNER", "postcode=9000");
        assertThat((List<String>) read.data("customer.traits.trait.code"))
                .contains("age")
                .doesNotContain("email");
        assertThat((String) read.data("customer.ageBand.code")).isEqualTo("35-39");
    }

    @Test
    void takesBackWhatIsNullAndKeepsWhatIsAbsent() {
        STEWARD.query(
                        "mutation { upsertOrganisations(input: {organisations: [{externalId: \"api-org\", name: \"Org\"}]}) { userErrors { code } } }")
                .data("upsertOrganisations");
        upsert(List.of(Map.of(
                "externalId",
                "api-null",
                "organisation",
                "api-org",
                "income",
                3000,
                "tenure",
                "OWNER",
                "ageEstimate",
                40,
                "dream",
                "a garden")));
        var nulls = new java.util.HashMap<String, Object>(Map.of("externalId", "api-null"));
        for (var field : List.of("income", "ageEstimate", "lifecycle", "gender", "organisation")) {
            nulls.put(field, null);
        }
        var answer = upsert(List.of(Map.of("externalId", "api-null-2"), nulls));
        assertThat((List<?>) answer.data("upsertCustomers.userErrors")).isEmpty();
        assertThat((List<String>) answer.data("upsertCustomers.results.outcome"))
                .containsExactly("CREATED", "UPDATED");
        var read = FRONTEND.query("""
                { customer(externalId: "api-null") { lifecycle organisation { name } demographics { income tenure age } psychographics { dream }
                  gender: trait(code: "gender") { origin } } }""");
        assertThat((Object) read.data("customer.demographics.income")).isNull();
        assertThat((Object) read.data("customer.demographics.age")).isNull();
        assertThat((Object) read.data("customer.organisation")).isNull();
        assertThat((String) read.data("customer.demographics.tenure")).isEqualTo("OWNER");
        assertThat((String) read.data("customer.psychographics.dream")).isEqualTo("a garden");
        assertThat((Object) read.data("customer.gender")).isNull();
        // the same again, written in the document instead of in variables
        var literal = STEWARD.query("""
                mutation { upsertCustomers(input: {source: CRM, customers: [{externalId: "api-null", dream: null}]}) {
                  results { outcome } userErrors { code } } }""");
        assertThat((String) literal.data("upsertCustomers.results[0].outcome")).isEqualTo("UPDATED");
        assertThat((Object) FRONTEND.query("{ customer(externalId: \"api-null\") { psychographics { dream } } }")
                        .data("customer.psychographics.dream"))
                .isNull();
        // what was never known needs no taking back: a weaker source may still tell it
        var observed = STEWARD.query("""
                mutation { upsertCustomers(input: {source: WEBSHOP, customers: [{externalId: "api-null", gender: FEMALE,
                  origin: OBSERVED}]}) { results { outcome } userErrors { code } } }""");
        assertThat((String) observed.data("upsertCustomers.results[0].outcome")).isEqualTo("UPDATED");
    }

    @Test
    void knowsNoDayOfAnEstimateWithoutAnEstimate() {
        var answer = upsert(List.of(Map.of("externalId", "api-day", "ageEstimatedOn", "2026-01-01")));
        assertThat((String) answer.data("upsertCustomers.results[0].outcome")).isEqualTo("CREATED");
        assertThat((Object) FRONTEND.query("{ customer(externalId: \"api-day\") { demographics { age } } }")
                        .data("customer.demographics.age"))
                .isNull();
    }

    @Test
    void findsByIdExternalIdAndOtherNames() {
        String id = upsert(List.of(Map.of(
                        "externalId",
                        "api-2",
                        "identifiers",
                        List.of(Map.of("kind", "EMAIL", "value", "Jan@Example.com")))))
                .data("upsertCustomers.results[0].customerId");
        assertThat((String) FRONTEND.query("{ customer(id: \"" + id + "\") { externalId } }")
                        .data("customer.externalId"))
                .isEqualTo("api-2");
        assertThat((String) FRONTEND.query(
                                "{ customer(identifier: {kind: EMAIL, value: \"jan@example.com\"}) { externalId } }")
                        .data("customer.externalId"))
                .isEqualTo("api-2");
        assertThat((Object) FRONTEND.query("{ customer(id: \"" + GlobalId.of("Customer", 999_999_999) + "\") { id } }")
                        .data("customer"))
                .isNull();
        assertThat(FRONTEND.query("{ customer(id: \"" + GlobalId.of("Segment", 1) + "\") { id } }")
                        .error())
                .isEqualTo("INVALID_ID");
        assertThat(FRONTEND.query("{ customer { id } }").error()).isEqualTo("INVALID_LOOKUP");
    }

    @Test
    void refusesOneBadItemAndTakesTheOthers() {
        var answer = upsert(List.of(
                Map.of("externalId", "api-3", "birthDate", "2999-01-01"),
                Map.of("externalId", "api-4"),
                Map.of("externalId", "null"),
                Map.of("externalId", "api-5", "email", "no address", "country", "XX"),
                Map.of("externalId", "api-6", "country", "BE", "postcode", "12")));
        assertThat((List<String>) answer.data("upsertCustomers.results.outcome"))
                .containsExactly("REJECTED", "CREATED", "REJECTED", "REJECTED", "REJECTED");
        assertThat((List<String>) answer.data("upsertCustomers.userErrors.code"))
                .containsExactly(
                        "IN_THE_FUTURE",
                        "RUBBISH_IDENTIFIER",
                        "MALFORMED_EMAIL",
                        "UNKNOWN_COUNTRY",
                        "MALFORMED_POSTCODE");
        assertThat((List<String>) answer.data("upsertCustomers.userErrors[0].path"))
                .containsExactly("customers", "0", "birthDate");
    }

    @Test
    void keepsContactDataForStewards() {
        upsert(List.of(Map.of("externalId", "api-7", "email", "secret@example.com")));
        var query = "{ customer(externalId: \"api-7\") { externalId contact { email } } }";
        assertThat((String) STEWARD.query(query).data("customer.contact.email")).isEqualTo("secret@example.com");
        var refused = FRONTEND.query(query);
        assertThat(refused.error()).isEqualTo("FORBIDDEN");
        assertThat((String) refused.partial("customer.externalId")).isEqualTo("api-7");
        assertThat(FRONTEND.query("{ customer(externalId: \"api-7\") { trait(code: \"email\") { value } } }")
                        .error())
                .isEqualTo("UNKNOWN_TRAIT");
        assertThat(FRONTEND.query(UPSERT, Map.of("input", Map.of("source", "CRM", "customers", List.of())))
                        .error())
                .isEqualTo("FORBIDDEN");
    }

    @Test
    void storesWhoIsSeventeenWithoutBandOrType() {
        var birthday =
                java.time.LocalDate.now(java.time.ZoneOffset.UTC).minusYears(17).minusDays(5);
        upsert(List.of(Map.of("externalId", "api-8", "birthDate", birthday.toString(), "country", "BE")));
        var read = FRONTEND.query("""
                { customer(externalId: "api-8") { ageBand { code } demographics { age } lifestyle { level reason } } }""");
        assertThat((Object) read.data("customer.ageBand")).isNull();
        assertThat((int) read.data("customer.demographics.age")).isEqualTo(17);
        assertThat((String) read.data("customer.lifestyle.reason")).isEqualTo("MINOR");
    }

    @Test
    void takesAPersonsOwnWordForTheTypeUntilTheyObject() {
        upsert(List.of(Map.of("externalId", "api-9", "country", "BE", "postcode", "9000", "birthYear", 1980)));
        var declare = "mutation { declareType(input: {externalId: \"api-9\", type: %s}) "
                + "{ customer { lifestyle { level declared } } userErrors { code } } }";
        var declared = FRONTEND.query(declare.formatted("\"A01\""));
        assertThat((boolean) declared.data("declareType.customer.lifestyle.declared"))
                .isTrue();
        assertThat((String) FRONTEND.query(declare.formatted("\"Z99\"")).data("declareType.userErrors[0].code"))
                .isEqualTo("UNKNOWN_TYPE");
        upsert(List.of(Map.of("externalId", "api-9", "tenure", "OWNER")));
        assertThat((boolean) FRONTEND.query("{ customer(externalId: \"api-9\") { lifestyle { declared } } }")
                        .data("customer.lifestyle.declared"))
                .isTrue();

        var objection = FRONTEND.query("""
                mutation { recordConsents(input: {source: CRM, consents: [
                  {externalId: "api-9", purpose: PROFILING, decision: OBJECTED, decidedAt: "2026-01-01T00:00:00Z"},
                  {externalId: "api-9", purpose: MARKETING, channel: EMAIL, decision: GIVEN, decidedAt: "2026-01-02T00:00:00Z"},
                  {externalId: "nobody-9", purpose: MARKETING, decision: GIVEN}]}) { outcomes userErrors { code path } } }""");
        assertThat((List<String>) objection.data("recordConsents.outcomes"))
                .containsExactly("CREATED", "CREATED", "REJECTED");
        var read = FRONTEND.query("""
                { customer(externalId: "api-9") { ageBand { code } lifestyle { level reason }
                  consents { purpose channel decision source } reach { channel allowed reasons } } }""");
        assertThat((String) read.data("customer.lifestyle.reason")).isEqualTo("PROFILING_OBJECTION");
        assertThat((Object) read.data("customer.ageBand")).isNull();
        assertThat((List<String>) read.data("customer.consents.purpose")).containsExactly("PROFILING", "MARKETING");
        var again = FRONTEND.query(declare.formatted("\"A01\""));
        assertThat((String) again.data("declareType.userErrors[0].code")).isEqualTo("NO_PROFILING");
    }
}
