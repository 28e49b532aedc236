package io.smalti.campaign.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smalti.campaign.CampaignWorld;
import io.smalti.platform.database.Sql;
import io.smalti.platform.graphql.GlobalId;
import io.smalti.testsupport.GraphQl;
import io.smalti.testsupport.TestDatabase;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two customers who turn out to be one have had what both have had. */
@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class MergeTest {
    @Inject
    Sql sql;

    @Test
    void keepsWhatBothWereSentAndShown() {
        var campaign = CampaignWorld.published();
        var people = CampaignWorld.customers(sql, 2, null).stream()
                .map(id -> sql.first(
                        "select external_id from customer where id = ?",
                        row -> row.text(1),
                        GlobalId.number(id, "Customer")))
                .toList();
        var sent = GraphQl.ADMIN.query("""
                mutation($campaign: String!, $people: [String!]!, $one: String!) {
                    recordSendings(input: {campaign: $campaign, channel: EMAIL, customers: $people}) {
                        results { outcome message { variant { id } } } }
                    recordPreferences(input: {preferences: [{externalId: $one, liked: ["roses"]}]}) { outcomes } }""", Map.of("campaign", campaign, "people", people, "one", people.getLast()));
        assertThat(sent.<List<String>>data("recordSendings.results.outcome")).containsOnly("CREATED");
        String variant = sent.data("recordSendings.results[0].message.variant.id");
        GraphQl.ADMIN.query("""
                mutation($campaign: String!, $one: String!, $variant: ID!) {
                    recordExposures(input: {campaign: $campaign, channel: EMAIL,
                        exposures: [{customer: $one, variant: $variant, exposedAt: "2026-01-01T00:00:00Z"}]}) { outcomes }
                    recordConversions(input: {campaign: $campaign, conversions: [{customer: $one, key: "1"}]}) { outcomes } }""", Map.of("campaign", campaign, "one", people.getLast(), "variant", variant));
        var merged = GraphQl.ADMIN.query(
                "mutation($keep: String!, $merge: String!) { mergeCustomers(input: {keep: $keep, merge: $merge}) { userErrors { code } } }",
                Map.of("keep", people.getFirst(), "merge", people.getLast()));
        assertThat(merged.<List<?>>data("mergeCustomers.userErrors")).isEmpty();
        var answer = GraphQl.ADMIN.query("""
                query($campaign: String!, $keep: String!) {
                    customer(externalId: $keep) { preference { liked } }
                    campaign(key: $campaign) { followUp { recipients sent exposed converted } } }""", Map.of("campaign", campaign, "keep", people.getFirst()));
        assertThat(answer.<List<String>>data("customer.preference.liked")).containsExactly("roses");
        assertThat(answer.<Map<String, Object>>data("campaign.followUp"))
                .isEqualTo(Map.of("recipients", 1, "sent", 1, "exposed", 1, "converted", 1));
    }
}
