package io.smalti.campaign;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smalti.platform.database.Sql;
import io.smalti.platform.graphql.Role;
import io.smalti.testsupport.GraphQl;
import io.smalti.testsupport.SqlCount;
import io.smalti.testsupport.TestDatabase;
import jakarta.inject.Inject;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class MessageApiTest {
    private static final String CELL = """
            query($campaign: String!, $channel: Channel = SMS, $language: String = "nl", $type: String, $group: String,
                $band: String) {
                messageVariant(campaign: $campaign, channel: $channel, language: $language, type: $type, group: $group,
                    ageBand: $band) {
                    sent level subject body language cell { type group ageBand } variant { wording body }
                    path { level language outcome cell { type group ageBand } } reasons { code message }
                }
            }""";
    private static final String MESSAGES = """
            query($ids: [ID!]!, $campaign: String!) {
                nodes(ids: $ids) { ... on Customer { externalId
                    mail: message(campaign: $campaign, channel: EMAIL) { sent subject body level }
                    text: message(campaign: $campaign, channel: SMS, language: "fr") { sent subject body level language
                        reasons { code } }
                } }
            }""";

    @Inject
    Sql sql;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    private static GraphQl.Answer cell(String campaign, String... more) {
        var variables = new java.util.HashMap<String, Object>(Map.of("campaign", campaign));
        for (int i = 0; i < more.length; i += 2) {
            variables.put(more[i], more[i + 1]);
        }
        return GraphQl.ADMIN.query(CELL, variables);
    }

    @Test
    void answersWithTheMessageOfACellOrSaysWhereItFellBackTo() {
        var key = CampaignWorld.published();
        CampaignWorld.write(
                key,
                CampaignWorld.sms("type", "type", "A01"),
                CampaignWorld.sms("group and band", "group", "A", "ageBand", "30-34"));
        var exact = cell(key, "group", "A", "band", "30-34");
        assertThat(exact.<String>data("messageVariant.body")).isEqualTo("group and band");
        assertThat(exact.<String>data("messageVariant.level")).isEqualTo("GROUP_AND_BAND");
        var fallback = cell(key, "type", "A01", "band", "75+", "language", "fr-BE");
        assertThat(fallback.<String>data("messageVariant.body")).isEqualTo("type");
        assertThat(fallback.<String>data("messageVariant.language")).isEqualTo("nl");
        assertThat(fallback.<List<String>>data("messageVariant.path.level"))
                .startsWith("TYPE_AND_BAND", "GROUP_AND_BAND", "TYPE", "GROUP", "BAND", "DEFAULT")
                .endsWith("TYPE_AND_BAND", "GROUP_AND_BAND", "TYPE")
                .hasSize(9);
        assertThat(fallback.<List<String>>data("messageVariant.reasons.code")).containsExactly("OTHER_LANGUAGE");
        assertThat(cell(key, "channel", "EMAIL").<String>data("messageVariant.subject"))
                .isEqualTo("Subject");
    }

    @Test
    void asksTheDatabaseForACellOnlyOnce() {
        var key = CampaignWorld.published();
        cell(key);
        CampaignWorld.await(() -> SqlCount.of(() -> cell(key, "type", "A01")).statements() == 0);
        assertThat(SqlCount.of(() -> cell(key, "type", "B05", "band", "30-34")).statements())
                .isZero();
    }

    @Test
    void namesTheArgumentThatIsWrong() {
        var key = CampaignWorld.published();
        assertThat(cell("no-such").error()).isEqualTo("UNKNOWN_CAMPAIGN");
        assertThat(cell(key, "type", "Z99").message()).isEqualTo("type: no lifestyle type 'Z99'");
        assertThat(cell(key, "group", "Z").message()).isEqualTo("group: no lifestyle group 'Z'");
        assertThat(cell(key, "band", "17-18").message()).isEqualTo("ageBand: no age band '17-18'");
        assertThat(cell(key, "type", "A01", "group", "B").message()).isEqualTo("group: A01 does not belong to 'B'");
        assertThat(cell(key, "language", "not a tag").error()).isEqualTo("INVALID_LANGUAGE");
        assertThat(cell(key, "language", "xx-YY").<String>data("messageVariant.body"))
                .isEqualTo("S");
    }

    @Test
    void answersEachAliasByItselfWithAsManyStatementsForManyAsForFew() {
        var key = CampaignWorld.published();
        CampaignWorld.write(
                key,
                CampaignWorld.email("Dag {{firstName}}", "type", "A01"),
                CampaignWorld.sms("Salut {{firstName|toi}}", "language", "fr"));
        var ids = CampaignWorld.customers(sql, 500, "A01");
        var variables = Map.of("campaign", key, "ids", ids);
        GraphQl.ADMIN.query(MESSAGES, variables);
        var few = SqlCount.fewest(
                () -> GraphQl.ADMIN.query(MESSAGES, Map.of("campaign", key, "ids", ids.subList(0, 50))));
        var many = SqlCount.fewest(() -> GraphQl.ADMIN.query(MESSAGES, variables));
        assertThat(many.statements()).isEqualTo(few.statements());
        assertThat(many.result().<List<String>>data("nodes.mail.body"))
                .hasSize(500)
                .startsWith("Dag Name0", "Dag Name1");
        assertThat(many.result().<List<String>>data("nodes.text.body"))
                .hasSize(500)
                .startsWith("Salut Name0", "Salut Name1");
        assertThat(many.result().<List<String>>data("nodes.mail.level")).containsOnly("TYPE");
        assertThat(many.result().<List<String>>data("nodes.text.language")).containsOnly("fr");
    }

    @Test
    void hearsWithinASecondWhatSomebodyElseWrote() throws SQLException {
        var key = CampaignWorld.published();
        assertThat(cell(key).<String>data("messageVariant.body")).isEqualTo("S");
        try (var other = DriverManager.getConnection(url);
                var statement = other.prepareStatement(
                        "update variant set body = 'new' where channel = 'SMS' and campaign_id = (select id from campaign where key = ?)")) {
            statement.setString(1, key);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
        var begin = Instant.now();
        CampaignWorld.await(() -> "new".equals(cell(key).data("messageVariant.body")));
        assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void letsACellBeKeptByWhoeverFetchedIt() {
        var query =
                "{ messageVariant(campaign: \"%s\", channel: SMS, language: \"nl\") { body path { level } variant { campaign { key } } } }"
                        .formatted(CampaignWorld.published());
        var first =
                given().accept("application/json").queryParam("query", query).get("/graphql");
        assertThat(first.jsonPath().getString("data.messageVariant.body")).isEqualTo("S");
        assertThat(first.header("Cache-Control")).contains("max-age=60");
        var again = given().accept("application/json")
                .header("If-None-Match", first.header("ETag"))
                .queryParam("query", query)
                .get("/graphql");
        assertThat(again.statusCode()).isEqualTo(304);
    }

    @Test
    void answersForSomebodyWhoIsNotStored() {
        var key = CampaignWorld.published();
        CampaignWorld.write(key, CampaignWorld.sms("forty {{firstName|you}}", "ageBand", "40-44"));
        var answer = GraphQl.ADMIN.query("""
                query($key: String!) { classify(person: {country: "BE", postcode: "9000", ageEstimate: 40}) {
                    message(campaign: $key, channel: SMS, language: "nl") { sent body level reasons { code } } } }""", Map.of("key", key));
        assertThat(answer.<String>data("classify.message.body")).isEqualTo("forty you");
        assertThat(answer.<List<String>>data("classify.message.reasons.code"))
                .contains("CONSENT_NOT_CHECKED", "AGE_ESTIMATED");
    }

    @Test
    void keepsWhatIsNotPublishedToItself() {
        var key = CampaignWorld.draft();
        CampaignWorld.write(key, CampaignWorld.sms("secret"));
        var answer = cell(key);
        assertThat(answer.<Boolean>data("messageVariant.sent")).isFalse();
        assertThat((Object) answer.data("messageVariant.body")).isNull();
        assertThat(answer.<List<String>>data("messageVariant.reasons.code")).containsExactly("NOT_PUBLISHED");
    }

    @Test
    void answersOnlyWhoMayKnow() {
        var key = CampaignWorld.published();
        var variables = Map.of("campaign", key);
        for (var role : List.of(Role.CAMPAIGN, Role.FRONTEND, Role.MARKETER)) {
            assertThat(GraphQl.as(role).query(CELL, variables).<String>data("messageVariant.body"))
                    .isEqualTo("S");
        }
        for (var role : List.of(Role.ANALYST, Role.STEWARD)) {
            assertThat(GraphQl.as(role).query(CELL, variables).error()).isEqualTo("FORBIDDEN");
        }
        var ids = CampaignWorld.customers(sql, 1, null);
        var messages = GraphQl.as(Role.CAMPAIGN).query(MESSAGES, Map.of("campaign", key, "ids", ids));
        assertThat(messages.<List<String>>data("nodes.mail.body")).containsExactly("E");
    }

    @Test
    void leavesTheMessageWhereTheFacetBesideItIsRefused() {
        var variables = Map.of("campaign", CampaignWorld.published(), "ids", CampaignWorld.customers(sql, 1, null));
        var query = """
                query($ids: [ID!]!, $campaign: String!) { nodes(ids: $ids) { id ... on Customer {
                    demographics { age } message(campaign: $campaign, channel: EMAIL) { body } } } }""";
        var campaign = GraphQl.as(Role.CAMPAIGN).query(query, variables);
        assertThat(campaign.error()).isEqualTo("FORBIDDEN");
        assertThat(campaign.message()).startsWith("Customer.demographics is for");
        assertThat(campaign.<List<String>>partial("nodes.message.body")).containsExactly("E");
        assertThat(campaign.<List<String>>partial("nodes.id")).isEqualTo(variables.get("ids"));
        var steward = GraphQl.as(Role.STEWARD).query(query, variables);
        assertThat(steward.message()).startsWith("Customer.message is for");
        assertThat(steward.<List<Object>>partial("nodes.demographics")).doesNotContainNull();
    }
}
