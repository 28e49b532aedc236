package io.smalti.campaign.writing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smalti.campaign.CampaignWorld;
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

    private static final String CHANGES = """
            query($key: String!, $published: Boolean, $before: Int) { campaign(key: $key) { version
                changes(published: $published, before: $before) { version kind status changedBy changedAt
                    fields { field before after } wordingsTouched wordings { how channel language wording cell { ageBand } } } } }""";

    @Test
    void tellsWhatWasChangedWhenAndByWhom() {
        var key = CampaignWorld.draft();
        CampaignWorld.write(key, CampaignWorld.email("E"), CampaignWorld.sms("S"));
        CampaignWorld.publish(key);
        CampaignWorld.write(key, CampaignWorld.sms("S"), CampaignWorld.sms("young", "ageBand", "18-24"));
        CampaignWorld.write(key, CampaignWorld.sms("S2"));
        CampaignWorld.write(key, CampaignWorld.sms("S2"));
        revise(Map.of("campaign", key, "goal", "More roses", "controlShare", 0.1));
        revise(Map.of("campaign", key, "name", " "));
        var answer = GraphQl.as(Role.MARKETER).query(CHANGES, Map.of("key", key));
        assertThat(answer.<List<String>>data("campaign.changes.kind"))
                .containsExactly("REVISED", "WRITTEN", "WRITTEN", "PUBLISHED", "WRITTEN", "CREATED");
        assertThat(answer.<Integer>data("campaign.changes[0].version"))
                .isEqualTo(answer.<Integer>data("campaign.version"));
        assertThat(answer.<List<String>>data("campaign.changes.changedBy")).doesNotContainNull();
        assertThat(answer.<List<Map<String, Object>>>data("campaign.changes[0].fields"))
                .contains(Map.of("field", "controlShare", "before", "0.0", "after", "0.1"))
                .hasSize(2);
        assertThat(answer.<List<List<String>>>data("campaign.changes.wordings.how"))
                .containsExactly(
                        List.of(),
                        List.of("CHANGED"),
                        List.of("ADDED"),
                        List.of(),
                        List.of("ADDED", "ADDED"),
                        List.of());
        assertThat(answer.<String>data("campaign.changes[2].wordings[0].cell.ageBand"))
                .isEqualTo("18-24");
        var published = GraphQl.as(Role.ANALYST).query(CHANGES, Map.of("key", key, "published", true));
        assertThat(published.<List<String>>data("campaign.changes.kind"))
                .containsExactly("REVISED", "WRITTEN", "WRITTEN", "PUBLISHED");
        var older = GraphQl.as(Role.ANALYST)
                .query(CHANGES, Map.of("key", key, "before", answer.<Integer>data("campaign.changes[3].version")));
        assertThat(older.<List<String>>data("campaign.changes.kind")).containsExactly("WRITTEN", "CREATED");
    }

    private static GraphQl.Answer delete(String key, String... variants) {
        return GraphQl.as(Role.MARKETER).query("""
                mutation($key: String!, $variants: [ID!]!) { deleteVariants(input: {campaign: $key, variants: $variants}) {
                    campaign { version variants { totalCount } } deleted { id body } userErrors { code path } } }""", Map.of("key", key, "variants", List.of(variants)));
    }

    @Test
    void losesWordingsAsADraftOnly() {
        var key = CampaignWorld.draft();
        var written = CampaignWorld.write(
                key, CampaignWorld.email("E"), CampaignWorld.sms("S"), CampaignWorld.sms("odd", "ageBand", "75+"));
        var ids = written.<List<String>>data("writeVariants.results.variant.id");
        assertThat(delete(key, ids.getLast(), key).<List<List<String>>>data("deleteVariants.userErrors.path"))
                .containsExactly(List.of("variants", "1"));
        var deleted = delete(key, ids.getLast());
        assertThat(deleted.<List<String>>data("deleteVariants.deleted.body")).containsExactly("odd");
        assertThat(deleted.<Integer>data("deleteVariants.campaign.variants.totalCount"))
                .isEqualTo(2);
        assertThat(delete(key, ids.getLast()).<List<String>>data("deleteVariants.userErrors.code"))
                .containsExactly("UNKNOWN_VARIANT");
        CampaignWorld.publish(key);
        assertThat(delete(key, ids.getFirst()).<List<String>>data("deleteVariants.userErrors.code"))
                .containsExactly("WRONG_STATUS");
        assertThat(delete("no-such").<List<String>>data("deleteVariants.userErrors.code"))
                .containsExactly("UNKNOWN_CAMPAIGN");
        assertThat(GraphQl.as(Role.MARKETER)
                        .query(CHANGES, Map.of("key", key))
                        .<List<String>>data("campaign.changes.kind"))
                .containsExactly("PUBLISHED", "DELETED", "WRITTEN", "CREATED");
    }
}
