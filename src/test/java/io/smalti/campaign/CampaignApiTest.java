package io.smalti.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smalti.platform.graphql.Role;
import io.smalti.testsupport.GraphQl;
import io.smalti.testsupport.SqlCount;
import io.smalti.testsupport.TestDatabase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class CampaignApiTest {
    private static final String CREATE = """
            mutation($input: CreateCampaignInput!) { createCampaign(input: $input) {
                campaign { id key status purpose languages defaultLanguage version validFrom validUntil segment { key } }
                userErrors { code path } } }""";

    @Test
    void createsADraft() {
        var key = CampaignWorld.key();
        var answer = GraphQl.as(Role.MARKETER)
                .query(
                        CREATE,
                        Map.of(
                                "input",
                                Map.of(
                                        "key",
                                        key,
                                        "name",
                                        "Lente",
                                        "channels",
                                        List.of("EMAIL"),
                                        "languages",
                                        List.of("nl_be", "FR"),
                                        "validFrom",
                                        "2026-03-01T00:00:00Z")));
        assertThat(answer.<String>data("createCampaign.campaign.status")).isEqualTo("DRAFT");
        assertThat(answer.<List<String>>data("createCampaign.campaign.languages"))
                .containsExactly("nl-BE", "fr");
        assertThat(answer.<String>data("createCampaign.campaign.defaultLanguage"))
                .isEqualTo("nl-BE");
        String id = answer.data("createCampaign.campaign.id");
        var read = GraphQl.as(Role.ANALYST)
                .query(
                        "query($id: ID!, $key: String) { campaign(key: $key) { id } node(id: $id) { id ... on Campaign { key } } }",
                        Map.of("id", id, "key", key));
        assertThat(read.<String>data("campaign.id")).isEqualTo(id);
        assertThat(read.<String>data("node.key")).isEqualTo(key);
    }

    @Test
    void tellsAllThatIsWrongWithANewCampaign() {
        var input = new HashMap<String, Object>(Map.of(
                "key",
                "Not a key",
                "name",
                " ",
                "channels",
                List.of(),
                "languages",
                List.of("nl", "not a tag"),
                "defaultLanguage",
                "de",
                "segment",
                "no-such",
                "validFrom",
                "2026-03-01T00:00:00Z",
                "validUntil",
                "2026-03-01T00:00:00Z"));
        assertThat(GraphQl.ADMIN
                        .query(CREATE, Map.of("input", input))
                        .<List<String>>data("createCampaign.userErrors.code"))
                .containsExactly(
                        "INVALID_KEY",
                        "BLANK",
                        "BLANK",
                        "INVALID_LANGUAGE",
                        "DEFAULT_LANGUAGE_NOT_LISTED",
                        "INVALID_PERIOD",
                        "UNKNOWN_SEGMENT");
        var taken = Map.of(
                "key", CampaignWorld.draft(), "name", "x", "channels", List.of("SMS"), "languages", List.of("nl"));
        assertThat(GraphQl.ADMIN
                        .query(CREATE, Map.of("input", taken))
                        .<List<String>>data("createCampaign.userErrors.code"))
                .containsExactly("KEY_TAKEN");
    }

    @Test
    void writesTheGoodVariantsAndTellsWhatIsWrongWithTheOthers() {
        var key = CampaignWorld.draft();
        var answer = CampaignWorld.write(
                key,
                CampaignWorld.sms("good"),
                CampaignWorld.sms("x", "type", "Z99", "ageBand", "17"),
                CampaignWorld.sms("x", "type", "A01", "group", "A"),
                CampaignWorld.sms("x", "group", "Z", "language", "de"),
                CampaignWorld.sms("Dag {{nome}} en {{"),
                CampaignWorld.sms("good again"),
                CampaignWorld.sms("x", "subject", "y", "ageBand", "18-24"),
                Map.of("channel", "EMAIL", "language", "nl", "body", "x"),
                Map.of("channel", "WEB", "language", "nl", "body", "<a href=\"{{firstName|x}}\">"));
        assertThat(answer.<List<String>>data("writeVariants.results.outcome"))
                .containsExactly(
                        "CREATED",
                        "REJECTED",
                        "REJECTED",
                        "REJECTED",
                        "REJECTED",
                        "REJECTED",
                        "REJECTED",
                        "REJECTED",
                        "REJECTED");
        assertThat(answer.<List<List<String>>>data("writeVariants.results.userErrors.code"))
                .containsExactly(
                        List.of(),
                        List.of("UNKNOWN_TYPE", "UNKNOWN_AGE_BAND"),
                        List.of("TYPE_AND_GROUP"),
                        List.of("LANGUAGE_NOT_USED", "UNKNOWN_GROUP"),
                        List.of("INVALID_TEMPLATE", "INVALID_TEMPLATE", "DUPLICATE"),
                        List.of("DUPLICATE"),
                        List.of("INVALID_SUBJECT"),
                        List.of("INVALID_SUBJECT"),
                        List.of("CHANNEL_NOT_USED", "INVALID_TEMPLATE"));
        assertThat(answer.<List<Integer>>data("writeVariants.results[4].userErrors.position"))
                .containsExactly(5, 17, null);
        assertThat(answer.<List<String>>data("writeVariants.results[4].userErrors[0].path"))
                .containsExactly("variants", "4", "body");
    }

    @Test
    void writesTheSameVariantOnce() {
        var key = CampaignWorld.draft();
        CampaignWorld.write(key, CampaignWorld.sms("a"), CampaignWorld.sms("b", "group", "A"));
        var again = CampaignWorld.write(
                key,
                CampaignWorld.sms("a"),
                CampaignWorld.sms("B", "group", "A"),
                CampaignWorld.sms("c", "ageBand", "75+"));
        assertThat(again.<List<String>>data("writeVariants.results.outcome"))
                .containsExactly("UNCHANGED", "UPDATED", "CREATED");
        assertThat(again.<List<String>>data("writeVariants.results.variant.body"))
                .containsExactly("a", "B", "c");
    }

    @Test
    void publishesOnlyWhatHasAMessageForEverybody() {
        var key = CampaignWorld.draft();
        CampaignWorld.write(key, CampaignWorld.sms("Dag {{firstName}}"), CampaignWorld.email("x", "ageBand", "75+"));
        var refused = CampaignWorld.publish(key);
        assertThat(refused.<List<String>>data("publishCampaign.userErrors.code"))
                .containsExactly("MISSING_DEFAULT", "DEFAULT_NEEDS_FALLBACK");
        assertThat(refused.<List<String>>data("publishCampaign.userErrors[0].path"))
                .containsExactly("EMAIL", "nl");
        CampaignWorld.write(key, CampaignWorld.sms("Dag"), CampaignWorld.email("x"));
        assertThat(CampaignWorld.publish(key).<String>data("publishCampaign.campaign.status"))
                .isEqualTo("PUBLISHED");
        assertThat(CampaignWorld.publish(key).<List<String>>data("publishCampaign.userErrors.code"))
                .containsExactly("WRONG_STATUS");
        var broken = CampaignWorld.write(key, CampaignWorld.sms("Dag {{firstName}}"), CampaignWorld.email("y"));
        assertThat(broken.<List<String>>data("writeVariants.userErrors.code"))
                .containsExactly("DEFAULT_NEEDS_FALLBACK");
        var variants = GraphQl.ADMIN.query(
                "query($key: String) { campaign(key: $key) { variants { nodes { body } } } }", Map.of("key", key));
        assertThat(variants.<List<String>>data("campaign.variants.nodes.body"))
                .containsExactlyInAnyOrder("Dag", "x", "x");
    }

    @Test
    void changesNothingOfAnEndedCampaign() {
        var key = CampaignWorld.published();
        var end =
                "mutation($key: String!) { endCampaign(input: {campaign: $key}) { campaign { status } userErrors { code } } }";
        assertThat(GraphQl.ADMIN.query(end, Map.of("key", key)).<String>data("endCampaign.campaign.status"))
                .isEqualTo("ENDED");
        assertThat(CampaignWorld.write(key, CampaignWorld.sms("x")).<List<String>>data("writeVariants.userErrors.code"))
                .containsExactly("CAMPAIGN_ENDED");
        assertThat(GraphQl.ADMIN.query(end, Map.of("key", key)).<List<String>>data("endCampaign.userErrors.code"))
                .containsExactly("WRONG_STATUS");
    }

    @Test
    void showsTheMatrixAndHowMuchOfItIsWritten() {
        var key = CampaignWorld.published();
        CampaignWorld.write(
                key, CampaignWorld.sms("x", "type", "A01", "ageBand", "30-34"), CampaignWorld.sms("x", "group", "B"));
        var answer = GraphQl.as(Role.MARKETER).query("""
                        query($key: String) { campaign(key: $key) { matrix(channel: SMS) { language
                            coverage { total own fallback empty levels { level count share } }
                            people { total }
                            rows { type { code } group { code } cells { ageBand { code } state level from { type } wordings } }
                        } } }""", Map.of("key", key));
        assertThat(answer.<Integer>data("campaign.matrix.coverage.total")).isEqualTo(396);
        assertThat(answer.<Integer>data("campaign.matrix.coverage.own")).isEqualTo(1);
        assertThat(answer.<Integer>data("campaign.matrix.coverage.fallback")).isEqualTo(395);
        assertThat(answer.<List<String>>data("campaign.matrix.coverage.levels.level"))
                .containsExactly("TYPE_AND_BAND", "GROUP", "DEFAULT");
        assertThat(answer.<List<?>>data("campaign.matrix.rows")).hasSize(42);
        assertThat(answer.<List<?>>data("campaign.matrix.rows[0].cells")).hasSize(13);
        assertThat(answer.<List<String>>data("campaign.matrix.rows[0].cells.state"))
                .containsOnlyOnce("OWN")
                .contains("FALLBACK");
        var unwritten = GraphQl.ADMIN.query(
                "query($key: String) { campaign(key: $key) { matrix(channel: WEB) { coverage { empty } } } }",
                Map.of("key", key));
        assertThat(unwritten.<Integer>data("campaign.matrix.coverage.empty")).isEqualTo(396);
    }

    @Test
    void listsTheCampaignsOfAType() {
        var key = CampaignWorld.draft();
        CampaignWorld.write(key, CampaignWorld.sms("x", "type", "H33"));
        var answer = GraphQl.ADMIN.query("""
                query($key: String) { campaign(key: $key) { matrix(channel: SMS) { rows {
                    type { code campaigns(first: 1) { key } } } } } }""", Map.of("key", key));
        assertThat(answer.<String>data("campaign.matrix.rows[32].type.code")).isEqualTo("H33");
        assertThat(answer.<List<String>>data("campaign.matrix.rows[32].type.campaigns.key"))
                .containsExactly(key);
    }

    @Test
    void listsCampaignsAndTheirVariantsByConstantlyManyStatements() {
        for (int i = 0; i < 3; i++) {
            CampaignWorld.published();
        }
        var query = """
                query($first: Int!) { campaigns(first: $first) { totalCount pageInfo { hasNextPage }
                    edges { cursor node { key segment { key } variants(channel: SMS, first: 1) { totalCount nodes { body
                        campaign { key } } } } } } }""";
        var one = SqlCount.of(
                () -> GraphQl.ADMIN.query(query.replace(" totalCount nodes", " nodes"), Map.of("first", 1)));
        var three = SqlCount.of(
                () -> GraphQl.ADMIN.query(query.replace(" totalCount nodes", " nodes"), Map.of("first", 3)));
        assertThat(three.statements()).isEqualTo(one.statements());
        var answer = GraphQl.ADMIN.query(query, Map.of("first", 3));
        assertThat(answer.<List<Integer>>data("campaigns.edges.node.variants.totalCount"))
                .containsExactly(1, 1, 1);
        assertThat(answer.<Boolean>data("campaigns.pageInfo.hasNextPage")).isNotNull();
    }

    @Test
    void letsOnlyMarketersWrite() {
        for (var role : List.of(Role.CAMPAIGN, Role.FRONTEND, Role.ANALYST, Role.STEWARD)) {
            var answer = GraphQl.as(role)
                    .query("mutation { endCampaign(input: {campaign: \"x\"}) { userErrors { code } } }");
            assertThat(answer.error()).isEqualTo("FORBIDDEN");
        }
    }
}
