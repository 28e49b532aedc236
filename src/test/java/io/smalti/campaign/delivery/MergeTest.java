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

    private static final String SEND = """
            mutation($campaign: String!, $people: [String!]!) {
                recordSendings(input: {campaign: $campaign, channel: EMAIL, customers: $people}) { results { outcome } } }""";

    private List<Long> sent(String externalId) {
        return sql.list(
                "select s.campaign_id from sending s join customer c on c.id = s.customer_id where c.external_id = ? order by 1",
                row -> row.longValue(1),
                externalId);
    }

    private static String merge(String keep, String merge) {
        return GraphQl.ADMIN.query("""
                        mutation($keep: String!, $merge: String!) { mergeCustomers(input: {keep: $keep, merge: $merge}) {
                            merge { id } userErrors { code } } }""", Map.of("keep", keep, "merge", merge)).data("mergeCustomers.merge.id");
    }

    private static void undo(String merge) {
        assertThat(GraphQl.ADMIN
                        .query("mutation($id: ID!) { undoMerge(id: $id) { userErrors { code } } }", Map.of("id", merge))
                        .<List<?>>data("undoMerge.userErrors"))
                .isEmpty();
    }

    /** Merge upon merge, with sendings of the same campaign on both sides, and everything back where it was. */
    @Test
    void givesBackWhatWasSentWhenTheyAreTwoAgain() {
        var both = CampaignWorld.published();
        var own = CampaignWorld.published();
        var people = CampaignWorld.customers(sql, 3, null).stream()
                .map(id -> CampaignWorld.externalId(sql, id))
                .toList();
        GraphQl.ADMIN.query(SEND, Map.of("campaign", both, "people", people));
        GraphQl.ADMIN.query(SEND, Map.of("campaign", own, "people", List.of(people.get(2))));
        GraphQl.ADMIN.query("""
                mutation($campaign: String!, $one: String!) {
                    recordPreferences(input: {preferences: [{externalId: $one, liked: ["roses"]}]}) { outcomes }
                    recordConversions(input: {campaign: $campaign, conversions: [{customer: $one, key: "1"}]}) { outcomes } }""", Map.of("campaign", both, "one", people.get(2)));
        var before = people.stream().map(this::sent).toList();
        assertThat(before).extracting(List::size).containsExactly(1, 1, 2);
        var first = merge(people.get(1), people.get(2));
        var second = merge(people.get(0), people.get(1));
        assertThat(sent(people.get(0))).isEqualTo(before.get(2));
        undo(second);
        assertThat(sent(people.get(0))).isEqualTo(before.get(0));
        assertThat(sent(people.get(1))).isEqualTo(before.get(2));
        undo(first);
        assertThat(people.stream().map(this::sent).toList()).isEqualTo(before);
        var answer = GraphQl.ADMIN.query("""
                query($one: String!, $other: String!) { one: customer(externalId: $one) { preference { liked } }
                    other: customer(externalId: $other) { preference { liked } } }""", Map.of("one", people.get(2), "other", people.get(1)));
        assertThat(answer.<List<String>>data("one.preference.liked")).containsExactly("roses");
        assertThat(answer.<List<String>>data("other.preference.liked")).isEmpty();
        assertThat(sql.list(
                        "select r.id from merged_record r join customer c on c.id = r.customer_id where c.external_id = any(?)",
                        row -> row.longValue(1),
                        people))
                .isEmpty();
        assertThat((Object) sql.first(
                        "select c.external_id from conversion v join customer c on c.id = v.customer_id join campaign k on k.id = v.campaign_id where k.key = ?",
                        row -> row.text(1),
                        both))
                .isEqualTo(people.get(2));
    }
}
