package io.smalti.intake;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smalti.platform.graphql.Role;
import io.smalti.testsupport.GraphQl;
import io.smalti.testsupport.TestDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class MappingApiTest {
    private static final GraphQl STEWARD = GraphQl.as(Role.STEWARD);

    private static GraphQl.Answer store(Map<String, ?> input) {
        return STEWARD.query("""
                mutation($input: StoreMappingInput!) { storeMapping(input: $input) {
                  mapping { name kind fields } userErrors { code message } } }""", Map.of("input", input));
    }

    private static Map<String, String> text(String field, String text) {
        return Map.of("field", field, "text", text);
    }

    @Test
    void storesAMappingThatAnImportNames() {
        var stored = store(Map.of(
                "name", "api-people",
                "kind", "CUSTOMERS",
                "source", "CRM",
                "columns", List.of(text("customer", "Nr"), text("tenure", "Woning")),
                "values", List.of(Map.of("field", "tenure", "theirs", "eigenaar", "ours", "OWNER"))));
        assertThat((List<String>) stored.data("storeMapping.mapping.fields")).contains("customer", "tenure");
        assertThat((List<String>) STEWARD.query("{ importMappings { name } }").data("importMappings.name"))
                .contains("api-people", "complete-journey", "online-retail");
        var taken = given().contentType("text/csv; charset=UTF-8")
                .body("Nr,Woning\nmap-1,eigenaar\nmap-2,OTHER\n".getBytes(UTF_8))
                .post("/imports/customers?mapping=api-people");
        assertThat(taken.jsonPath().getInt("created")).isEqualTo(2);
        assertThat((String) STEWARD.query("{ customer(externalId: \"map-1\") { demographics { tenure } } }")
                        .data("customer.demographics.tenure"))
                .isEqualTo("OWNER");
        var missing = given().contentType("text/csv; charset=UTF-8")
                .body("Number,Woning\nmap-1,eigenaar\n".getBytes(UTF_8))
                .post("/imports/customers?mapping=api-people");
        assertThat(missing.statusCode()).isEqualTo(400);
        assertThat(missing.jsonPath().getString("code")).isEqualTo("MISSING_COLUMN");
        assertThat(missing.jsonPath().getString("message")).contains("Nr");
    }

    @Test
    void refusesMappingsThatMeanNothing() {
        var base = Map.of(
                "name",
                "api-bad",
                "kind",
                "CUSTOMERS",
                "columns",
                List.of(text("customer", "Nr"), text("shoe", "Schoen")));
        assertThat((String) store(base).data("storeMapping.userErrors[0].code")).isEqualTo("UNKNOWN_FIELD");
        assertThat((String) store(Map.of(
                                "name", "api-bad", "kind", "CUSTOMERS", "columns", List.of(text("tenure", "Woning"))))
                        .data("storeMapping.userErrors[0].code"))
                .isEqualTo("MISSING_FIELD");
        assertThat((String) store(Map.of(
                                "name", "api-bad",
                                "kind", "CUSTOMERS",
                                "columns", List.of(text("customer", "Nr"), text("dream", "Godsdienst"))))
                        .data("storeMapping.userErrors[0].code"))
                .isEqualTo("SPECIAL_CATEGORY");
        assertThat((String)
                        store(Map.of("name", "Bad Name", "kind", "CUSTOMERS")).data("storeMapping.userErrors[0].code"))
                .isEqualTo("INVALID_NAME");
    }
}
