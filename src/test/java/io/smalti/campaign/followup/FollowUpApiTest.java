package io.smalti.campaign.followup;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smalti.campaign.CampaignWorld;
import io.smalti.platform.database.Sql;
import io.smalti.platform.graphql.GlobalId;
import io.smalti.platform.graphql.Role;
import io.smalti.testsupport.GraphQl;
import io.smalti.testsupport.TestDatabase;
import io.smalti.testsupport.Tokens;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class FollowUpApiTest {
    @Inject
    Sql sql;

    @Test
    void addsUpWhatWasSentShownAndConverted() {
        var campaign = CampaignWorld.published();
        CampaignWorld.write(campaign, CampaignWorld.email("typed", "type", "A01"));
        var customers = new ArrayList<>(names(CampaignWorld.customers(sql, 6, "A01")));
        customers.addAll(names(CampaignWorld.customers(sql, 4, null)));
        var sent = GraphQl.as(Role.CAMPAIGN).query("""
                        mutation($campaign: String!, $customers: [String!]!) {
                            recordSendings(input: {campaign: $campaign, channel: EMAIL, customers: $customers}) {
                                results { message { variant { id } } } } }""", Map.of("campaign", campaign, "customers", customers));
        var variants = sent.<List<String>>data("recordSendings.results.message.variant.id");
        var exposures = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < customers.size(); i++) {
            exposures.add(Map.of(
                    "customer", customers.get(i), "variant", variants.get(i), "exposedAt", "2026-01-02T00:00:00Z"));
        }
        GraphQl.ADMIN.query("""
                mutation($campaign: String!, $exposures: [ExposureInput!]!) {
                    recordExposures(input: {campaign: $campaign, channel: EMAIL, exposures: $exposures}) { outcomes } }""", Map.of("campaign", campaign, "exposures", exposures));
        GraphQl.ADMIN.query(
                """
                mutation($campaign: String!, $conversions: [ConversionInput!]!) {
                    recordConversions(input: {campaign: $campaign, conversions: $conversions}) { outcomes } }""",
                Map.of(
                        "campaign",
                        campaign,
                        "conversions",
                        List.of(
                                Map.of("customer", customers.get(0), "key", "1", "value", 10.5),
                                Map.of("customer", customers.get(0), "key", "2", "value", 4.5),
                                Map.of(
                                        "customer",
                                        customers.get(9),
                                        "key",
                                        "1",
                                        "value",
                                        7,
                                        "convertedAt",
                                        "2026-01-03T00:00:00Z"),
                                Map.of(
                                        "customer",
                                        customers.get(8),
                                        "key",
                                        "1",
                                        "value",
                                        9,
                                        "convertedAt",
                                        "2026-01-01T00:00:00Z"))));
        given().header("Authorization", "Bearer " + Tokens.of(Role.CAMPAIGN))
                .get("/campaigns/" + campaign + "/messages?channel=EMAIL")
                .then()
                .statusCode(200);
        var answer = GraphQl.as(Role.ANALYST).query("""
                query($key: String!) { campaign(key: $key) { followUp { recipients sent sentBy { level count } exposed converted
                    value skippedBy { channel reason count } cells { level wording sent exposed converted value } } } }""", Map.of("key", campaign));
        assertThat(answer.<Integer>data("campaign.followUp.recipients")).isEqualTo(10);
        assertThat(answer.<List<Map<String, Object>>>data("campaign.followUp.sentBy"))
                .containsExactly(Map.of("level", "TYPE", "count", 6), Map.of("level", "DEFAULT", "count", 4));
        assertThat(answer.<Integer>data("campaign.followUp.exposed")).isEqualTo(10);
        assertThat(answer.<Integer>data("campaign.followUp.converted")).isEqualTo(2);
        assertThat(answer.<Float>data("campaign.followUp.value")).isEqualTo(22.0f);
        assertThat(answer.<List<Integer>>data("campaign.followUp.cells.sent")).containsExactly(6, 4);
        assertThat(answer.<List<Integer>>data("campaign.followUp.cells.converted"))
                .containsExactly(1, 1);
    }

    private List<String> names(List<String> ids) {
        return ids.stream()
                .map(id -> sql.first(
                        "select external_id from customer where id = ?",
                        row -> row.text(1),
                        GlobalId.number(id, "Customer")))
                .toList();
    }
}
