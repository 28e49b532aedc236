package io.smalti.campaign;

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
class CampaignLifeTest {
    private static final String REVISE = """
            mutation($input: ReviseCampaignInput!) { reviseCampaign(input: $input) {
                campaign { version goal name controlShare validUntil } userErrors { code path } } }""";

    private static GraphQl.Answer revise(Map<String, Object> input) {
        return GraphQl.as(Role.MARKETER).query(REVISE, Map.of("input", input));
    }

    @Test
    void changesWhatIsSaidAndLeavesTheRest() {
        var key = CampaignWorld.published();
        var before = revise(Map.of("campaign", key, "goal", "More roses"));
        int version = before.data("reviseCampaign.campaign.version");
        assertThat(before.<String>data("reviseCampaign.campaign.name")).isEqualTo("Test");
        var after = revise(Map.of("campaign", key, "version", version, "controlShare", 0.1));
        assertThat(after.<Integer>data("reviseCampaign.campaign.version")).isEqualTo(version + 1);
        assertThat(after.<String>data("reviseCampaign.campaign.goal")).isEqualTo("More roses");
        assertThat(revise(Map.of("campaign", key, "version", version, "name", "Late"))
                        .<List<String>>data("reviseCampaign.userErrors.code"))
                .containsExactly("CHANGED_MEANWHILE");
    }

    @Test
    void tellsAllThatIsWrongWithAChange() {
        var key = CampaignWorld.published();
        var answer = revise(Map.of(
                "campaign",
                key,
                "name",
                " ",
                "segment",
                "no-such",
                "controlShare",
                0.6,
                "validFrom",
                "2030-01-01T00:00:00Z",
                "validUntil",
                "2029-01-01T00:00:00Z"));
        assertThat(answer.<List<String>>data("reviseCampaign.userErrors.code"))
                .containsExactly("BLANK", "INVALID_SHARE", "INVALID_PERIOD", "UNKNOWN_SEGMENT");
        assertThat(revise(Map.of("campaign", "no-such")).<List<String>>data("reviseCampaign.userErrors.code"))
                .containsExactly("UNKNOWN_CAMPAIGN");
    }

    @Test
    void remembersWhatAWordingSaidBefore() {
        var key = CampaignWorld.published();
        CampaignWorld.write(key, CampaignWorld.sms("second"));
        CampaignWorld.write(key, CampaignWorld.sms("third"));
        var answer = GraphQl.as(Role.MARKETER).query("""
                query($key: String!) { campaign(key: $key) { version variants(channel: SMS) { nodes { body
                    former { version body replacedAt } } } } }""", Map.of("key", key));
        assertThat(answer.<List<String>>data("campaign.variants.nodes[0].former.body"))
                .containsExactly("second", "S");
        var versions = answer.<List<Integer>>data("campaign.variants.nodes[0].former.version");
        assertThat(versions.getFirst()).isEqualTo(answer.<Integer>data("campaign.version") - 1);
        assertThat(versions.getLast()).isLessThan(versions.getFirst());
    }

    @Test
    void saysNothingOnceItHasEnded() {
        var key = CampaignWorld.published();
        GraphQl.ADMIN.query(
                "mutation($key: String!) { endCampaign(input: {campaign: $key}) { userErrors { code } } }",
                Map.of("key", key));
        CampaignWorld.await(() -> GraphQl.ADMIN
                .query(
                        "query($key: String!) { messageVariant(campaign: $key, channel: SMS, language: \"nl\") { reasons { code } } }",
                        Map.of("key", key))
                .<List<String>>data("messageVariant.reasons.code")
                .equals(List.of("NOT_PUBLISHED")));
        assertThat(revise(Map.of("campaign", key, "name", "x")).<List<String>>data("reviseCampaign.userErrors.code"))
                .containsExactly("CAMPAIGN_ENDED");
    }
}
