package io.smalti.campaign.writing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smalti.campaign.CampaignWorld;
import io.smalti.platform.database.Sql;
import io.smalti.platform.graphql.Role;
import io.smalti.testsupport.GraphQl;
import io.smalti.testsupport.TestDatabase;
import io.smalti.testsupport.Tokens;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What marketers and campaign tools get wrong, by HTTP: each is told what and where, and nothing is half done. */
@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class WrongInputTest {
    @Inject
    Sql sql;

    @SafeVarargs
    private static List<Map<String, Object>> refused(String key, Map<String, Object>... variants) {
        return CampaignWorld.write(key, variants).data("writeVariants.results[0].userErrors");
    }

    private static Map<String, Object> error(String code, List<String> path, Integer position) {
        var error = new java.util.HashMap<String, Object>(Map.of("code", code, "path", path));
        error.put("position", position);
        return error;
    }

    @Test
    void namesTheUnknownFieldAndWhereItStands() {
        assertThat(refused(CampaignWorld.draft(), CampaignWorld.sms("Dag {{firstNaam|jij}}")))
                .containsExactly(error("INVALID_TEMPLATE", List.of("variants", "0", "body"), 5));
    }

    @Test
    void listsTheFieldsThatThereAre() {
        var fields = GraphQl.as(Role.MARKETER).query("{ templateFields { code sample traits } }");
        assertThat(fields.<List<Map<String, Object>>>data("templateFields"))
                .contains(
                        Map.of("code", "firstName", "sample", "Ann", "traits", List.of("firstName")),
                        Map.of(
                                "code",
                                "fullName",
                                "sample",
                                "Ann Peeters",
                                "traits",
                                List.of("firstName", "lastName")));
        assertThat(fields.<List<String>>data("templateFields.code")).doesNotContain("income", "email");
        for (var code : fields.<List<String>>data("templateFields.code")) {
            assertThat(refused(CampaignWorld.draft(), CampaignWorld.sms("{{" + code + "|x}}")))
                    .isEmpty();
        }
    }

    @Test
    void namesBracesThatNeverClose() {
        assertThat(refused(CampaignWorld.draft(), CampaignWorld.sms("Dag {{firstName|jij}, kom langs")))
                .containsExactly(error("INVALID_TEMPLATE", List.of("variants", "0", "body"), 5));
    }

    @Test
    void refusesABodyOf200Kilobytes() {
        var key = CampaignWorld.draft();
        assertThat(refused(key, CampaignWorld.email("x".repeat(200_000))))
                .containsExactly(error("TOO_LONG", List.of("variants", "0", "body"), 100_001));
        assertThat(GraphQl.ADMIN
                        .query(
                                "query($key: String!) { campaign(key: $key) { variants { totalCount } } }",
                                Map.of("key", key))
                        .<Integer>data("campaign.variants.totalCount"))
                .isZero();
    }

    @Test
    void writesTheFirstOfTwoVariantsForOneKey() {
        var key = CampaignWorld.draft();
        var written = CampaignWorld.write(key, CampaignWorld.sms("one"), CampaignWorld.sms("two"));
        assertThat(written.<List<String>>data("writeVariants.results.outcome")).containsExactly("CREATED", "REJECTED");
        assertThat(written.<List<Map<String, Object>>>data("writeVariants.results[1].userErrors"))
                .containsExactly(error("DUPLICATE", List.of("variants", "1", "wording"), null));
    }

    @Test
    void knowsNoBandThatDoesNotExist() {
        var key = CampaignWorld.published();
        assertThat(refused(key, CampaignWorld.sms("x", "ageBand", "30-35")))
                .containsExactly(error("UNKNOWN_AGE_BAND", List.of("variants", "0", "ageBand"), null));
        assertThat(GraphQl.as(Role.CAMPAIGN)
                        .query(
                                "query($key: String!) { messageVariant(campaign: $key, channel: SMS, language: \"nl\", ageBand: \"30-35\") { body } }",
                                Map.of("key", key))
                        .error())
                .isEqualTo("UNKNOWN_CODE");
    }

    @Test
    void publishesNothingWithoutAMessageForEverybody() {
        var key = CampaignWorld.draft();
        CampaignWorld.write(key, CampaignWorld.sms("x", "ageBand", "75+"));
        var published = CampaignWorld.publish(key);
        assertThat(published.<List<String>>data("publishCampaign.userErrors.code"))
                .containsExactly("MISSING_DEFAULT", "MISSING_DEFAULT");
        assertThat(published.<List<List<String>>>data("publishCampaign.userErrors.path"))
                .containsExactly(List.of("EMAIL", "nl"), List.of("SMS", "nl"));
        assertThat(published.<String>data("publishCampaign.campaign.status")).isEqualTo("DRAFT");
    }

    @Test
    void sendsNothingOfACampaignThatEnded() {
        var key = CampaignWorld.published();
        var person = CampaignWorld.externalId(
                sql, CampaignWorld.customers(sql, 1, null).getFirst());
        GraphQl.ADMIN.query(
                "mutation($key: String!) { endCampaign(input: {campaign: $key}) { userErrors { code } } }",
                Map.of("key", key));
        CampaignWorld.await(() -> reasons(key, person).contains("NOT_PUBLISHED"));
        var recorded = GraphQl.as(Role.CAMPAIGN).query("""
                mutation($key: String!, $person: String!) { recordSendings(input: {campaign: $key, channel: EMAIL,
                    customers: [$person]}) { results { outcome message { body reasons { code } } } } }""", Map.of("key", key, "person", person));
        assertThat(recorded.<String>data("recordSendings.results[0].outcome")).isEqualTo("REJECTED");
        assertThat(recorded.<String>data("recordSendings.results[0].message.body"))
                .isNull();
        assertThat(CampaignWorld.write(key, CampaignWorld.sms("x")).<List<String>>data("writeVariants.userErrors.code"))
                .containsExactly("CAMPAIGN_ENDED");
    }

    private static List<String> reasons(String key, String person) {
        return GraphQl.as(Role.CAMPAIGN)
                .query(
                        "query($key: String!, $person: String!) { customer(externalId: $person) { message(campaign: $key, channel: EMAIL) { reasons { code } } } }",
                        Map.of("key", key, "person", person))
                .data("customer.message.reasons.code");
    }

    @Test
    void printsANameLikeAPlaceholderAsItIs() {
        var key = CampaignWorld.draft();
        CampaignWorld.write(
                key, CampaignWorld.sms("Dag {{firstName|jij}}"), CampaignWorld.email("<b>{{firstName|jij}}</b>"));
        CampaignWorld.publish(key);
        var id = CampaignWorld.customers(sql, 1, null).getFirst();
        sql.update(
                "update customer set given_name = '{{lastName}}<i>=1+1' where external_id = ?",
                CampaignWorld.externalId(sql, id));
        var answer = GraphQl.as(Role.CAMPAIGN).query("""
                query($key: String!, $id: ID!) { customer(id: $id) { text: message(campaign: $key, channel: SMS) { body }
                    mail: message(campaign: $key, channel: EMAIL) { body } } }""", Map.of("key", key, "id", id));
        assertThat(answer.<String>data("customer.text.body")).isEqualTo("Dag {{lastName}}<i>=1+1");
        assertThat(answer.<String>data("customer.mail.body")).isEqualTo("<b>{{lastName}}&lt;i&gt;=1+1</b>");
    }

    @Test
    void letsNoSpreadsheetRunAName() {
        var key = CampaignWorld.listed(sql, 1);
        CampaignWorld.write(key, CampaignWorld.email("{{firstName|jij}}"));
        var segment = "list-" + key;
        sql.update(
                "update customer set given_name = '=HYPERLINK(\"x\")' where id in (select customer_id from membership m join segment s on s.id = m.segment_id where s.key = ?)",
                segment);
        CampaignWorld.await(() -> csv(key).contains("HYPERLINK"));
        assertThat(csv(key)).contains(",\"'=HYPERLINK(\"\"x\"\")\",");
    }

    private static String csv(String key) {
        return given().header("Authorization", "Bearer " + Tokens.of(Role.CAMPAIGN))
                .accept("text/csv")
                .get("/campaigns/" + key + "/messages?channel=EMAIL")
                .asString();
    }

    @Test
    void countsAnSmsWithAnEmojiAsPhonesDo() {
        var key = CampaignWorld.draft();
        CampaignWorld.write(key, CampaignWorld.email("x"), CampaignWorld.sms("x".repeat(499) + "🌿"));
        var published = GraphQl.ADMIN.query("""
                mutation($key: String!) { publishCampaign(input: {campaign: $key}) {
                    userErrors { code message place { channel wording } } } }""", Map.of("key", key));
        assertThat(published.<List<String>>data("publishCampaign.userErrors.code"))
                .containsExactly("TOO_LONG");
        assertThat(published.<String>data("publishCampaign.userErrors[0].message"))
                .isEqualTo("501 units in UCS2 make 8 short messages; the most is 4");
        assertThat(published.<String>data("publishCampaign.userErrors[0].place.channel"))
                .isEqualTo("SMS");
        // without it, the same length is short enough
        CampaignWorld.write(key, CampaignWorld.sms("x".repeat(500)));
        assertThat(CampaignWorld.publish(key).<List<?>>data("publishCampaign.userErrors"))
                .isEmpty();
    }

    @Test
    void fallsBackFromALanguageThatDoesNotExistAndTakesNoneUp() {
        var answer = GraphQl.as(Role.CAMPAIGN)
                .query(
                        "query($key: String!) { messageVariant(campaign: $key, channel: SMS, language: \"xx-YY\") { body language reasons { code } } }",
                        Map.of("key", CampaignWorld.published()));
        assertThat(answer.<String>data("messageVariant.body")).isEqualTo("S");
        assertThat(answer.<List<String>>data("messageVariant.reasons.code")).containsExactly("OTHER_LANGUAGE");
        var created = GraphQl.ADMIN.query("""
                mutation($key: String!) { createCampaign(input: {key: $key, name: "x", channels: [SMS],
                    languages: ["nl", "xx-YY", "nl-YY"]}) { campaign { key } userErrors { code path } } }""", Map.of("key", CampaignWorld.key()));
        assertThat(created.<List<Map<String, Object>>>data("createCampaign.userErrors"))
                .containsExactly(
                        Map.of("code", "INVALID_LANGUAGE", "path", List.of("languages", "1")),
                        Map.of("code", "INVALID_LANGUAGE", "path", List.of("languages", "2")));
        assertThat(created.<Object>data("createCampaign.campaign")).isNull();
    }
}
