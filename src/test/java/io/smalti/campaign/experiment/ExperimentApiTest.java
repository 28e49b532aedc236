package io.smalti.campaign.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smalti.campaign.CampaignWorld;
import io.smalti.platform.database.Sql;
import io.smalti.platform.graphql.Role;
import io.smalti.testsupport.GraphQl;
import io.smalti.testsupport.TestDatabase;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class ExperimentApiTest {
    private static final String MESSAGES = """
            query($ids: [ID!]!, $campaign: String!) { nodes(ids: $ids) { ... on Customer { externalId
                message(campaign: $campaign, channel: SMS) { sent variant { id wording } reasons { code } } } } }""";
    private static final String EXPOSE = """
            mutation($campaign: String!, $exposures: [ExposureInput!]!) {
                recordExposures(input: {campaign: $campaign, channel: SMS, exposures: $exposures}) {
                    outcomes userErrors { code path } } }""";
    private static final String CONVERT = """
            mutation($campaign: String!, $conversions: [ConversionInput!]!) {
                recordConversions(input: {campaign: $campaign, conversions: $conversions}) {
                    outcomes userErrors { code path } } }""";

    @Inject
    Sql sql;

    /** Published by SMS, with two wordings and a control group of 0.2. */
    private String campaign() {
        var key = CampaignWorld.published();
        CampaignWorld.write(key, CampaignWorld.sms("other", "wording", "B"));
        sql.update("update campaign set control_share = 0.2 where key = ?", key);
        CampaignWorld.await(() -> controlShare(key) == 0.2f);
        return key;
    }

    private static float controlShare(String key) {
        return GraphQl.ADMIN
                .query("query($key: String!) { campaign(key: $key) { controlShare } }", Map.of("key", key))
                .<Float>data("campaign.controlShare");
    }

    private List<Map<String, Object>> exposures(String campaign, int count) {
        var people = GraphQl.as(Role.CAMPAIGN)
                .query(MESSAGES, Map.of("campaign", campaign, "ids", CampaignWorld.customers(sql, count, null)))
                .<List<Map<String, Object>>>data("nodes");
        var exposures = new ArrayList<Map<String, Object>>();
        for (var person : people) {
            var exposure = new HashMap<String, Object>(Map.of("customer", person.get("externalId")));
            var message = (Map<?, ?>) person.get("message");
            if (message.get("variant") instanceof Map<?, ?> variant) {
                exposure.put("variant", variant.get("id"));
            } else {
                assertThat(message.get("reasons")).isEqualTo(List.of(Map.of("code", "CONTROL_GROUP")));
            }
            exposures.add(exposure);
        }
        return exposures;
    }

    @Test
    void countsEachPersonOnceHoweverOftenAndInWhateverOrderItIsTold() {
        var campaign = campaign();
        var exposures = exposures(campaign, 40);
        var late = Instant.now().minusSeconds(60).toString();
        exposures.forEach(exposure -> exposure.put("exposedAt", late));
        var variables = Map.of("campaign", campaign, "exposures", exposures);
        assertThat(GraphQl.ADMIN.query(EXPOSE, variables).<List<String>>data("recordExposures.outcomes"))
                .containsOnly("CREATED");
        assertThat(GraphQl.ADMIN.query(EXPOSE, variables).<List<String>>data("recordExposures.outcomes"))
                .containsOnly("UNCHANGED");
        exposures.forEach(exposure -> exposure.put("exposedAt", "2026-01-01T00:00:00Z"));
        assertThat(GraphQl.ADMIN.query(EXPOSE, variables).<List<String>>data("recordExposures.outcomes"))
                .containsOnly("UPDATED");
        assertThat(sql.list(
                        "select count(*) from exposure e join campaign c on c.id = e.campaign_id where c.key = ?",
                        row -> row.intValue(1),
                        campaign))
                .containsExactly(40);
    }

    @Test
    void comparesWordingsAndTheControlGroup() {
        var campaign = campaign();
        var exposures = exposures(campaign, 450);
        exposures.addAll(exposures(campaign, 450));
        exposures.forEach(exposure -> exposure.put("exposedAt", "2026-01-01T00:00:00Z"));
        for (int from = 0; from < exposures.size(); from += 450) {
            GraphQl.ADMIN.query(EXPOSE, Map.of("campaign", campaign, "exposures", exposures.subList(from, from + 450)));
        }
        var shown = exposures.stream()
                .filter(exposure -> exposure.containsKey("variant"))
                .toList();
        var first = shown.getFirst().get("variant");
        var conversions = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < shown.size(); i++) {
            int every = shown.get(i).get("variant").equals(first) ? 2 : 10;
            if (i % every == 0) {
                conversions.add(Map.of("customer", shown.get(i).get("customer"), "key", "order-1", "value", 12.5));
                conversions.add(Map.of("customer", shown.get(i).get("customer"), "key", "order-2"));
            }
        }
        var converted = GraphQl.ADMIN.query(CONVERT, Map.of("campaign", campaign, "conversions", conversions));
        assertThat(converted.<List<String>>data("recordConversions.outcomes")).containsOnly("CREATED");
        assertThat(GraphQl.ADMIN
                        .query(CONVERT, Map.of("campaign", campaign, "conversions", conversions))
                        .<List<String>>data("recordConversions.outcomes"))
                .containsOnly("UNCHANGED");
        var answer = GraphQl.as(Role.ANALYST).query("""
                query($key: String!) { campaign(key: $key) { experiments { channel cell { type } verdict sampleRatioChance
                    arms { name expectedShare exposed converted rate low high }
                    comparisons { arm with difference low high chance } } } }""", Map.of("key", campaign));
        var experiments = answer.<List<Map<String, Object>>>data("campaign.experiments");
        assertThat(experiments).hasSize(3);
        var control = experiments.get(1);
        assertThat(control.get("channel")).isEqualTo("SMS");
        assertThat(((List<Map<String, Object>>) control.get("arms"))
                        .stream().mapToInt(arm -> (Integer) arm.get("exposed")).sum())
                .isEqualTo(900);
        var wordings = experiments.get(2);
        assertThat(wordings.get("verdict")).isEqualTo("DIFFERENCE_FOUND");
        assertThat((List<?>) wordings.get("arms")).hasSize(2);
        var counted = ((List<Map<String, Object>>) wordings.get("arms"))
                .stream().mapToInt(arm -> (Integer) arm.get("converted")).sum();
        assertThat(counted).isEqualTo(conversions.size() / 2);
    }

    @Test
    void refusesWhatCannotBe() {
        var campaign = campaign();
        var exposures = exposures(campaign, 60);
        var shown = exposures.stream()
                .filter(exposure -> exposure.containsKey("variant"))
                .findFirst()
                .orElseThrow();
        var control = exposures.stream()
                .filter(exposure -> !exposure.containsKey("variant"))
                .findFirst()
                .orElseThrow();
        List<Map<String, Object>> wrong = List.of(
                Map.of("customer", "nobody"),
                Map.of("customer", shown.get("customer"), "variant", "garbage"),
                Map.of("customer", control.get("customer"), "variant", shown.get("variant")),
                Map.of(
                        "customer",
                        shown.get("customer"),
                        "variant",
                        shown.get("variant"),
                        "exposedAt",
                        "2100-01-01T00:00:00Z"));
        var answer = GraphQl.ADMIN.query(EXPOSE, Map.of("campaign", campaign, "exposures", wrong));
        assertThat(answer.<List<String>>data("recordExposures.userErrors.code"))
                .containsExactly("UNKNOWN_CUSTOMER", "UNKNOWN_VARIANT", "OTHER_GROUP", "IN_THE_FUTURE");
        assertThat(answer.<List<String>>data("recordExposures.outcomes")).containsOnly("REJECTED");
        assertThat(GraphQl.ADMIN
                        .query(EXPOSE, Map.of("campaign", "no-such", "exposures", List.of()))
                        .<List<String>>data("recordExposures.userErrors.code"))
                .containsExactly("UNKNOWN_CAMPAIGN");
    }
}
