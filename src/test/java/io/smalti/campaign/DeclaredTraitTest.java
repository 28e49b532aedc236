package io.smalti.campaign;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smalti.testsupport.GraphQl;
import io.smalti.testsupport.TestDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A trait of a company's own goes the whole way: from a file into a rule, out again, and into a text. */
@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class DeclaredTraitTest {
    private static void declare(String code, boolean displayable) {
        var answer = GraphQl.ADMIN.query("""
                mutation($code: String!, $displayable: Boolean!) { declareTrait(input: {code: $code, facet: PSYCHOGRAPHIC, type: CHOICE,
                  label: "Tea", values: ["GREEN", "BLACK"], displayable: $displayable}) { userErrors { code } } }""", Map.of("code", code, "displayable", displayable));
        assertThat((List<?>) answer.data("declareTrait.userErrors")).isEmpty();
    }

    @Test
    void goesFromAFileIntoRulesExportsAndMessages() {
        declare("favouriteTea", true);
        declare("secretTea", false);
        var imported = given().contentType("text/csv; charset=UTF-8")
                .body(
                        "customer,firstName,birthYear,country,favouriteTea,secretTea\ntea-1,An,1980,BE,green,BLACK\ntea-2,Bo,1981,BE,,GREEN\n"
                                .getBytes(UTF_8))
                .post("/imports/customers?source=CRM");
        assertThat(imported.jsonPath().getInt("created")).isEqualTo(2);

        var rule = Map.of("equals", Map.of("trait", "favouriteTea", "value", "GREEN"));
        var defined = GraphQl.ADMIN.query(
                "mutation($rule: RuleInput!) { defineSegment(input: {key: \"tea-green\", name: \"Green tea\", facet: PSYCHOGRAPHIC,"
                        + " objective: RETAIN, rule: $rule}) { segment { size } userErrors { code message } } }",
                Map.of("rule", rule));
        assertThat((Integer) defined.data("defineSegment.segment.size")).isEqualTo(1);
        assertThat(given().accept("text/csv")
                        .contentType("application/json")
                        .body(Map.of("traits", List.of("favouriteTea", "secretTea"), "where", rule))
                        .post("/exports/customers")
                        .asString())
                .isEqualTo("customer,favouriteTea,secretTea\r\ntea-1,GREEN,BLACK\r\n");

        var campaign = CampaignWorld.published();
        var refused = CampaignWorld.write(campaign, CampaignWorld.sms("{{secretTea|tea}}", "language", "fr"));
        assertThat((List<?>) refused.data("writeVariants.results[0].userErrors"))
                .isNotEmpty();
        CampaignWorld.write(
                campaign, CampaignWorld.sms("A cup of {{favouriteTea|tea}}, {{firstName}}?", "language", "fr"));
        assertThat(text(campaign, "tea-1")).isEqualTo("A cup of Green, An?");
        assertThat(text(campaign, "tea-2")).isEqualTo("A cup of tea, Bo?");
    }

    /** As it would be, whether or not it may be sent. */
    private static String text(String campaign, String customer) {
        return GraphQl.ADMIN
                .query(
                        "query($campaign: String!, $customer: String!) { customer(externalId: $customer) {"
                                + " preview(campaign: $campaign, language: \"fr\") { channel resolution { body } } } }",
                        Map.of("campaign", campaign, "customer", customer))
                .data("customer.preview.find { it.channel == 'SMS' }.resolution.body");
    }
}
