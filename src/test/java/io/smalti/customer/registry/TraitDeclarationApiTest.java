package io.smalti.customer.registry;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smalti.customer.Customers;
import io.smalti.customer.Traits;
import io.smalti.platform.database.Sql;
import io.smalti.platform.graphql.Role;
import io.smalti.testsupport.GraphQl;
import io.smalti.testsupport.TestDatabase;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class TraitDeclarationApiTest {
    private static final GraphQl STEWARD = GraphQl.as(Role.STEWARD);

    @Inject
    Sql sql;

    @Inject
    Customers customers;

    private static GraphQl.Answer declare(Map<String, ?> input) {
        return STEWARD.query("""
                mutation($input: DeclareTraitInput!) { declareTrait(input: $input) {
                  trait { code facet type unit operators values declared writable displayable halfLifeDays least most }
                  userErrors { code message path } } }""", Map.of("input", input));
    }

    private static GraphQl.Answer upsert(String externalId, List<Map<String, ?>> traits) {
        return STEWARD.query("""
                mutation($id: String!, $traits: [WriteTraitInput!]) { upsertCustomers(input: {source: CRM, customers: [
                  {externalId: $id, traits: $traits}]}) { results { outcome } userErrors { code path message } } }""", Map.of("id", externalId, "traits", traits));
    }

    private static Map<String, ?> value(String code, String value) {
        return Map.of("code", code, "value", value);
    }

    private static List<String> found(String rule) {
        return STEWARD.query("{ customers(where: " + rule + ") { nodes { externalId } } }")
                .data("customers.nodes.externalId");
    }

    @Test
    void takesADeclaredTraitEverywhereABuiltInOneIsTaken() {
        assertThat((Object) declare(Map.of(
                                "code", "favouriteRoast",
                                "facet", "PSYCHOGRAPHIC",
                                "type", "CHOICE",
                                "label", "Favourite roast",
                                "values", List.of("LIGHT", "DARK"),
                                "displayable", true,
                                "halfLifeDays", 365))
                        .data("declareTrait.trait.declared"))
                .isEqualTo(true);
        declare(Map.of(
                "code", "commute",
                "facet", "GEOGRAPHIC",
                "type", "NUMBER",
                "label", "Way to work",
                "unit", "km",
                "least", 0,
                "most", 500));
        declare(Map.of(
                "code", "contractEnds", "facet", "FIRMOGRAPHIC", "type", "DATE", "label", "End of the contract"));
        declare(Map.of("code", "lastCallAt", "facet", "BEHAVIOURAL", "type", "TIME", "label", "Last call"));
        declare(Map.of("code", "machines", "facet", "PSYCHOGRAPHIC", "type", "TEXTS", "label", "Machines"));

        var written = upsert(
                "declared-1",
                List.of(
                        value("favouriteRoast", "dark"),
                        value("commute", "12.5"),
                        value("contractEnds", "2031-01-31"),
                        value("lastCallAt", "2026-01-31T10:00:00+01:00"),
                        Map.of("code", "machines", "values", List.of("espresso", "filter"))));
        assertThat((List<?>) written.data("upsertCustomers.userErrors")).isEmpty();
        given().contentType("text/csv; charset=UTF-8")
                .body("customer,favouriteRoast,commute\ndeclared-2,LIGHT,30\ndeclared-3,BLUE,3\n".getBytes(UTF_8))
                .post("/imports/customers?source=CRM")
                .then()
                .statusCode(200)
                .body("created", org.hamcrest.Matchers.equalTo(1))
                .body("rejectedBy.UNKNOWN_VALUE", org.hamcrest.Matchers.equalTo(1));

        var read = STEWARD.query("""
                { customer(externalId: "declared-1") {
                  roast: trait(code: "favouriteRoast") { value origin source confidence trait { label } }
                  call: trait(code: "lastCallAt") { value }
                  traits(facet: PSYCHOGRAPHIC, origins: [DECLARED]) { value values trait { code } } } }""");
        assertThat((String) read.data("customer.roast.value")).isEqualTo("DARK");
        assertThat((String) read.data("customer.roast.origin")).isEqualTo("DECLARED");
        assertThat((String) read.data("customer.call.value")).isEqualTo("2026-01-31T09:00:00Z");
        assertThat((List<String>) read.data("customer.traits.trait.code")).contains("favouriteRoast", "machines");

        assertThat(found("{equals: {trait: \"favouriteRoast\", value: \"DARK\"}}"))
                .containsExactly("declared-1");
        assertThat(found("{atLeast: {trait: \"commute\", value: 20}}")).containsExactly("declared-2");
        assertThat(found("{since: {trait: \"contractEnds\", day: \"2030-01-01\"}}"))
                .containsExactly("declared-1");
        assertThat(found("{contains: {trait: \"machines\", value: \"filter\"}}"))
                .containsExactly("declared-1");

        assertThat((String) upsert("declared-1", List.of(value("favouriteRoast", "LIGHT")))
                        .data("upsertCustomers.results[0].outcome"))
                .isEqualTo("UPDATED");
        assertThat((String) upsert("declared-1", List.of(value("favouriteRoast", "LIGHT")))
                        .data("upsertCustomers.results[0].outcome"))
                .isEqualTo("UNCHANGED");
        assertThat(found("{equals: {trait: \"favouriteRoast\", value: \"LIGHT\"}}"))
                .containsExactlyInAnyOrder("declared-1", "declared-2");
    }

    @Test
    void saysTheOriginInSqlAsInMemory() {
        upsert("origin-1", List.of(value("postcode", "9000"), value("country", "BE"), value("income", "3000")));
        var customer = customers.byExternalIds(List.of("origin-1")).get("origin-1");
        for (var trait : Traits.all()) {
            if (trait.value(customer) != null) {
                var origin = sql.first(
                        "select %s from %s where c.external_id = 'origin-1'"
                                .formatted(trait.originExpression(), Customers.FROM),
                        row -> row.text(1));
                assertThat(origin)
                        .as(trait.code())
                        .isEqualTo(trait.origin(customer).name());
            }
        }
    }

    @Test
    void refusesValuesThatDoNotFit() {
        declare(Map.of("code", "shoeSize", "facet", "DEMOGRAPHIC", "type", "NUMBER", "label", "Shoes", "least", 15));
        declare(Map.of(
                "code",
                "plan",
                "facet",
                "BEHAVIOURAL",
                "type",
                "CHOICE",
                "label",
                "Plan",
                "values",
                List.of("S", "L")));
        var answer = upsert(
                "declared-4",
                List.of(
                        value("shoeSize", "12"),
                        value("plan", "XL"),
                        value("hatSize", "3"),
                        value("religion", "x"),
                        value("shoeSize", "twelve")));
        assertThat((List<String>) answer.data("upsertCustomers.userErrors.code"))
                .containsExactlyInAnyOrder("NO_NUMBER", "UNKNOWN_VALUE", "UNKNOWN_TRAIT", "SPECIAL_CATEGORY");
        assertThat((List<String>)
                        upsert("declared-4", List.of(value("shoeSize", "12"))).data("upsertCustomers.userErrors.code"))
                .containsExactly("OUT_OF_RANGE");
        assertThat((Object) STEWARD.query("{ customer(externalId: \"declared-4\") { id } }")
                        .data("customer"))
                .isNull();
    }

    @Test
    void refusesDeclarationsThatWouldDoHarm() {
        var base = Map.<String, Object>of(
                "code",
                "wine",
                "facet",
                "PSYCHOGRAPHIC",
                "type",
                "CHOICE",
                "label",
                "Wine",
                "values",
                List.of("RED", "WHITE"));
        assertThat((List<?>) declare(base).data("declareTrait.userErrors")).isEmpty();
        assertThat(errors(with(base, "values", List.of("RED", "WHITE", "ROSE"))))
                .isEmpty();
        assertThat(errors(with(base, "values", List.of("RED")))).containsExactly("FIXED");
        assertThat(errors(with(base, "type", "TEXT"))).contains("FIXED");
        assertThat(errors(with(base, "code", "income"))).contains("RESERVED_CODE");
        assertThat(errors(with(base, "code", "Bad code"))).containsExactly("INVALID_CODE");
        assertThat(errors(with(base, "code", "a\"; drop table customer"))).containsExactly("INVALID_CODE");
        assertThat(errors(with(base, "code", "ethnicOrigin"))).containsExactly("SPECIAL_CATEGORY");
        assertThat(errors(with(with(base, "code", "creed"), "label", "Godsdienst")))
                .containsExactly("SPECIAL_CATEGORY");
        assertThat(errors(with(with(base, "code", "choice1"), "values", List.of())))
                .containsExactly("REQUIRED");
        assertThat(errors(with(with(base, "code", "choice2"), "operators", List.of("BETWEEN"))))
                .containsExactly("OPERATOR_NOT_ALLOWED");
        assertThat(GraphQl.as(Role.MARKETER)
                        .query(
                                "mutation { declareTrait(input: {code: \"abc\", facet: DEMOGRAPHIC, type: TEXT, label: \"x\"})"
                                        + " { trait { code } } }")
                        .error())
                .isEqualTo("FORBIDDEN");
    }

    private static GraphQl.Answer retire(String code, boolean forget) {
        return STEWARD.query(
                "mutation($code: String!, $forget: Boolean!) { retireTrait(input: {code: $code, forget: $forget}) {"
                        + " retired usedBy userErrors { code } } }",
                Map.of("code", code, "forget", forget));
    }

    private static String stored(String id) {
        return STEWARD.query("{ customer(externalId: \"" + id + "\") { traits { trait { code } value } } }")
                .data("customer.traits.find { it.trait.code == 'herb' }?.value");
    }

    @Test
    void goesWhenNobodyNeedsItAndComesBackWithItsValuesUntilForgotten() {
        var herb = Map.<String, Object>of("code", "herb", "facet", "PSYCHOGRAPHIC", "type", "TEXT", "label", "Herb");
        declare(herb);
        upsert("herb-1", List.of(value("herb", "thyme")));
        var ruled = GraphQl.ADMIN.query("""
                mutation { defineSegment(input: {key: "herb-thyme", name: "Thyme", facet: PSYCHOGRAPHIC, objective: RETAIN,
                  rule: {equals: {trait: "herb", value: "thyme"}}}) { segment { id } userErrors { code } } }""");
        assertThat((List<?>) ruled.data("defineSegment.userErrors")).isEmpty();
        var needed = retire("herb", false);
        assertThat((List<String>) needed.data("retireTrait.userErrors.code")).containsExactly("IN_USE");
        assertThat((List<String>) needed.data("retireTrait.usedBy")).containsExactly("segment herb-thyme");
        String segment = ruled.data("defineSegment.segment.id");
        GraphQl.ADMIN
                .query("mutation { deleteSegment(input: {id: \"" + segment + "\"}) { userErrors { code } } }")
                .data("deleteSegment");

        assertThat((List<String>) retire("herb", true).data("retireTrait.userErrors.code"))
                .containsExactly("NOT_RETIRED");
        assertThat((boolean) retire("herb", false).data("retireTrait.retired")).isTrue();
        assertThat((boolean) retire("herb", false).data("retireTrait.retired")).isTrue();
        assertThat(Traits.get("herb")).isNull();
        assertThat(stored("herb-1")).isNull();
        assertThat((List<String>)
                        upsert("herb-1", List.of(value("herb", "sage"))).data("upsertCustomers.userErrors.code"))
                .containsExactly("UNKNOWN_TRAIT");

        assertThat(errors(with(herb, "type", "NUMBER"))).containsExactly("FIXED");
        assertThat(errors(herb)).isEmpty();
        assertThat(stored("herb-1")).isEqualTo("thyme");

        retire("herb", false);
        assertThat((boolean) retire("herb", true).data("retireTrait.retired")).isTrue();
        assertThat((List<String>) retire("herb", false).data("retireTrait.userErrors.code"))
                .containsExactly("UNKNOWN_TRAIT");
        assertThat(errors(with(herb, "type", "NUMBER"))).isEmpty();
        assertThat(stored("herb-1")).isNull();
        retire("herb", false);
    }

    private static List<String> errors(Map<String, ?> input) {
        return declare(input).data("declareTrait.userErrors.code");
    }

    private static Map<String, Object> with(Map<String, Object> base, String key, Object value) {
        var other = new java.util.HashMap<>(base);
        other.put(key, value);
        return other;
    }

    @Test
    void doesNotWaitLongForCustomersWhoAreHeld() {
        declare(Map.of("code", "heldBack", "facet", "PSYCHOGRAPHIC", "type", "TEXT", "label", "Held back"));
        retire("heldBack", false);
        var answer = QuarkusTransaction.requiringNew().call(() -> {
            // whoever reads customers, for a report perhaps, keeps their columns until the end of the transaction
            assertThat(sql.list("select 1 from customer limit 1", row -> 1)).hasSizeLessThan(2);
            return retire("heldBack", true);
        });
        assertThat((List<String>) answer.data("retireTrait.userErrors.code")).containsExactly("BUSY");
        assertThat((boolean) answer.data("retireTrait.retired")).isFalse();
        assertThat((boolean) retire("heldBack", true).data("retireTrait.retired"))
                .isTrue();
    }
}
