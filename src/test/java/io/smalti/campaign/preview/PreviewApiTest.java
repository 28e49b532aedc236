package io.smalti.campaign.preview;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smalti.campaign.CampaignWorld;
import io.smalti.platform.graphql.Role;
import io.smalti.testsupport.GraphQl;
import io.smalti.testsupport.Lommera;
import io.smalti.testsupport.SqlCount;
import io.smalti.testsupport.TestDatabase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(Lommera.class)
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class PreviewApiTest {
    private static final String PEOPLE = """
            query($key: String!, $first: Int!) { customers(first: $first) { nodes {
                preview(campaign: $key) { channel resolution { sent level body subject } against { code } } } } }""";

    @Test
    void showsDraftsToTheirAuthorsInEveryChannel() {
        var key = CampaignWorld.draft();
        CampaignWorld.write(
                key, CampaignWorld.sms("Dag {{firstName|jij}}"), CampaignWorld.email("x", "status", "DRAFT"));
        var answer = GraphQl.as(Role.MARKETER).query(PEOPLE, Map.of("key", key, "first", 30));
        var previews = answer.<List<List<Map<String, Object>>>>data("customers.nodes.preview");
        assertThat(previews).allSatisfy(channels -> {
            assertThat(channels).extracting(preview -> preview.get("channel")).containsExactly("EMAIL", "SMS");
            assertThat(channels)
                    .allMatch(preview ->
                            ((Map<?, ?>) preview.get("resolution")).get("sent").equals(true));
            assertThat(channels)
                    .allMatch(preview -> preview.get("against").toString().contains("NOT_PUBLISHED"));
        });
    }

    @Test
    void showsEveryChannelToACustomerAndAPersona() {
        var key = CampaignWorld.key();
        var channels = List.of("EMAIL", "SMS", "PUSH", "WEB", "SOCIAL", "POST", "DOOR_TO_DOOR", "PHONE", "IN_STORE");
        GraphQl.ADMIN.query("""
                mutation($key: String!, $channels: [Channel!]!) { createCampaign(input: {key: $key, name: "All",
                    channels: $channels, languages: ["en"]}) { userErrors { message } } }""", Map.of("key", key, "channels", channels));
        for (var channel : channels) {
            var variant = new HashMap<String, Object>(
                    Map.of("channel", channel, "language", "en", "body", channel + " for {{firstName|you & yours}}"));
            if (channel.equals("EMAIL")) {
                variant.put("subject", "For {{firstName|you}}");
            }
            assertThat(CampaignWorld.write(key, variant).<List<String>>data("writeVariants.results.outcome"))
                    .containsExactly("CREATED");
        }
        var answer = GraphQl.as(Role.MARKETER).query("""
                query($key: String!) {
                    customers(first: 1) { nodes { preview(campaign: $key) { channel resolution { sent body subject sms { segments } } } } }
                    segment(key: "families-with-garden") { personas { name
                        preview(campaign: $key) { channel resolution { sent body subject sms { segments } } } } } }""", Map.of("key", key));
        for (var previews : List.of(
                answer.<List<Map<String, Object>>>data("customers.nodes[0].preview"),
                answer.<List<Map<String, Object>>>data("segment.personas[0].preview"))) {
            assertThat(previews).extracting(preview -> preview.get("channel")).isEqualTo(channels);
            assertThat(previews).allSatisfy(preview -> {
                var said = (Map<?, ?>) preview.get("resolution");
                assertThat(said.get("body").toString()).startsWith(preview.get("channel") + " for ");
                assertThat(said.get("subject") != null)
                        .isEqualTo(preview.get("channel").equals("EMAIL"));
                assertThat(said.get("sms") != null)
                        .isEqualTo(preview.get("channel").equals("SMS"));
            });
        }
        String name = answer.data("segment.personas[0].name");
        assertThat(answer.<List<String>>data("segment.personas[0].preview.resolution.body"))
                .allMatch(body -> body.endsWith(" for " + name.split("[, ]", 2)[0]));
    }

    @Test
    void speaksToAPersonaByName() {
        var personas = GraphQl.as(Role.MARKETER).query("""
                        query { segment(key: "families-with-garden") { personas { name
                            preview(campaign: "spring-terrace", language: "nl") { channel resolution { level body } against { code } } } } }""");
        assertThat(personas.<List<String>>data("segment.personas[0].preview.channel"))
                .containsExactly("EMAIL", "SMS");
        String name = personas.data("segment.personas[0].name");
        assertThat(personas.<String>data("segment.personas[0].preview[0].resolution.body"))
                .contains(name.split("[, ]", 2)[0]);
        assertThat(personas.<String>data("segment.personas[0].preview[1].resolution.level"))
                .isNotEqualTo("DEFAULT");
    }

    @Test
    void takesAsManyStatementsForManyAsForFew() {
        GraphQl.ADMIN.query(PEOPLE, Map.of("key", "spring-terrace", "first", 2));
        assertThat(statements(80)).isEqualTo(statements(2));
        assertThat(GraphQl.ADMIN
                        .query(PEOPLE, Map.of("key", "no-such", "first", 1))
                        .error())
                .isEqualTo("UNKNOWN_CAMPAIGN");
    }

    /** The fewest of three tries, for jobs in the background ask the database too. */
    private static long statements(int people) {
        var variables = Map.of("key", "spring-terrace", "first", people);
        return LongStream.generate(() -> SqlCount.of(() -> GraphQl.ADMIN.query(PEOPLE, variables))
                        .statements())
                .limit(3)
                .min()
                .orElseThrow();
    }
}
