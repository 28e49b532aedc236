package io.smalti.campaign.delivery;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.smalti.platform.database.Sql;
import io.smalti.platform.graphql.Role;
import io.smalti.testsupport.GraphQl;
import io.smalti.testsupport.Lommera;
import io.smalti.testsupport.TestDatabase;
import io.smalti.testsupport.Tokens;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The stream of an audience, beside the other ways to a message. */
@QuarkusTest
@TestProfile(Lommera.class)
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class MessagesResourceTest {
    @Inject
    Sql sql;

    private static final String PAGE = """
            query($key: String!, $channel: Channel!, $after: String) { campaign(key: $key) {
                messages(channel: $channel, first: 500, after: $after) {
                    nodes { customer { id } resolution { sent level subject body language cell { type group ageBand }
                        notBefore variant { wording } reasons { code } } }
                    pageInfo { hasNextPage endCursor } } } }""";

    private static Response stream(String campaign, String query) {
        return given().header("Authorization", "Bearer " + Tokens.of(Role.CAMPAIGN))
                .get("/campaigns/" + campaign + "/messages?" + query);
    }

    private static List<Map<String, Object>> lines(String ndjson) {
        return ndjson.lines()
                .map(line -> new JsonPath(line).<Map<String, Object>>get())
                .toList();
    }

    /** All of it by pages, by the id of the customer. */
    private static Map<String, Map<String, Object>> pages(String campaign, String channel) {
        var found = new HashMap<String, Map<String, Object>>();
        String after = null;
        do {
            var variables = new HashMap<String, Object>(Map.of("key", campaign, "channel", channel));
            variables.put("after", after);
            var page = GraphQl.as(Role.CAMPAIGN).query(PAGE, variables);
            for (var node : page.<List<Map<String, Map<String, Object>>>>data("campaign.messages.nodes")) {
                found.put((String) node.get("customer").get("id"), node.get("resolution"));
            }
            boolean more = page.data("campaign.messages.pageInfo.hasNextPage");
            after = more ? page.data("campaign.messages.pageInfo.endCursor") : null;
        } while (after != null);
        return found;
    }

    @Test
    void agreesWithThePagesForEverybody() {
        for (var campaign : List.of("spring-terrace", "welcome-back")) {
            for (var channel : List.of("EMAIL", "SMS")) {
                var pages = pages(campaign, channel);
                var streamed = lines(
                        stream(campaign, "channel=" + channel + "&skipped=true").asString());
                assertThat(streamed).hasSameSizeAs(pages.keySet()).hasSizeGreaterThan(100);
                for (var line : streamed) {
                    var page = pages.get((String) line.get("id"));
                    assertThat(flat(line)).isEqualTo(flat(page));
                }
            }
        }
    }

    /** What both say of a message. */
    private static Map<String, Object> flat(Map<String, Object> message) {
        var flat = new HashMap<String, Object>();
        boolean sent = Boolean.TRUE.equals(message.get("sent"));
        flat.put("sent", sent);
        if (!sent) {
            var reasons = new ArrayList<String>();
            ((List<?>) message.get("reasons"))
                    .forEach(reason -> reasons.add(
                            reason instanceof Map<?, ?> named ? (String) named.get("code") : (String) reason));
            flat.put("reasons", reasons);
            return flat;
        }
        for (var name : List.of("level", "subject", "body", "language", "notBefore")) {
            flat.put(name, message.get(name));
        }
        var cell = message.get("cell") instanceof Map<?, ?> found ? found : message;
        for (var name : List.of("type", "group", "ageBand")) {
            flat.put(name, cell.get(name));
        }
        flat.put(
                "wording",
                message.get("variant") instanceof Map<?, ?> variant ? variant.get("wording") : message.get("wording"));
        return flat;
    }

    @Test
    void agreesWithTheMessageOfOnePersonAndTheCell() {
        var streamed = lines(stream("spring-terrace", "channel=EMAIL").asString());
        for (int i = 0; i < streamed.size(); i += streamed.size() / 50) {
            var line = streamed.get(i);
            var one = GraphQl.as(Role.CAMPAIGN).query("""
                            query($id: ID!) { customer(id: $id) { message(campaign: "spring-terrace", channel: EMAIL) {
                                sent level subject body language cell { type group ageBand } variant { wording } } } }""", Map.of("id", line.get("id")));
            assertThat(flat(line)).isEqualTo(flat(one.data("customer.message")));
            var cell = new HashMap<String, Object>(Map.of("language", line.get("language")));
            List.of("type", "group", "ageBand").forEach(name -> cell.put(name, line.get(name)));
            var answer = GraphQl.as(Role.CAMPAIGN).query("""
                            query($language: String!, $type: String, $group: String, $ageBand: String) {
                                messageVariant(campaign: "spring-terrace", channel: EMAIL, language: $language, type: $type,
                                    group: $group, ageBand: $ageBand) { level cell { type group ageBand } variant { id } } }""", cell);
            cell.remove("language");
            assertThat(answer.<Map<String, Object>>data("messageVariant.cell")).isEqualTo(cell);
            // of several wordings nobody in particular gets the first, a person the one that chance or liking assigns
            if ("A".equals(line.get("wording"))) {
                assertThat(answer.<String>data("messageVariant.variant.id")).isEqualTo(line.get("variant"));
            }
        }
    }

    @Test
    void goesOnBehindWhatWasReceivedWithoutRepeatingOrLosingAnything() throws IOException {
        var whole = lines(stream("spring-terrace", "channel=EMAIL").asString()).stream()
                .map(line -> line.get("id"))
                .toList();
        var received = new ArrayList<Object>();
        try (var stream = new OpenStream("spring-terrace", "channel=EMAIL")) {
            while (received.size() < whole.size() * 6 / 10) {
                received.add(stream.next());
            }
        }
        lines(stream("spring-terrace", "channel=EMAIL&after=" + received.getLast())
                        .asString())
                .forEach(line -> received.add(line.get("id")));
        assertThat(received).isEqualTo(whole);
        assertThat(new HashSet<>(received)).hasSameSizeAs(received);
    }

    @Test
    void tellsHowItWent() {
        var response = stream("spring-terrace", "channel=EMAIL");
        var lines = lines(response.asString());
        assertThat(response.header("Cache-Control")).isEqualTo("private, no-store");
        var delivery = GraphQl.as(Role.CAMPAIGN).query("""
                        query($id: ID!) { node(id: $id) { ... on Delivery { state seen sent skipped
                            sentBy { code count } skippedBy { code count } lastCustomer finishedAt } } }""", Map.of("id", response.header("Delivery")));
        assertThat(delivery.<String>data("node.state")).isEqualTo("DONE");
        assertThat(delivery.<Integer>data("node.sent")).isEqualTo(lines.size());
        assertThat(delivery.<Integer>data("node.seen")).isGreaterThanOrEqualTo(10_000);
        assertThat(delivery.<List<Integer>>data("node.sentBy.count").stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(lines.size());
        assertThat(delivery.<List<String>>data("node.skippedBy.code")).contains("NO_CONSENT");
        assertThat(GraphQl.as(Role.CAMPAIGN)
                        .query("{ campaign(key: \"spring-terrace\") { deliveries(first: 1) { state } } }")
                        .<List<String>>data("campaign.deliveries.state"))
                .hasSize(1);
    }

    @Test
    void writesCsvThatSpreadsheetsDoNotRun() {
        var text = given().header("Authorization", "Bearer " + Tokens.of(Role.CAMPAIGN))
                .accept("text/csv")
                .get("/campaigns/spring-terrace/messages?channel=SMS")
                .asString();
        assertThat(text)
                .startsWith("id,externalId,sent,level,type,group,ageBand,language,wording,variant,notBefore,"
                        + "subject,body,reasons\r\n");
        assertThat(text.lines().skip(1).limit(50)).allMatch(line -> line.contains(",true,"));
    }

    @Test
    void compressesForWhoAsks() {
        var plain = stream("spring-terrace", "channel=SMS").asByteArray();
        var zipped = given().header("Authorization", "Bearer " + Tokens.of(Role.CAMPAIGN))
                .header("Accept-Encoding", "gzip")
                .get("/campaigns/spring-terrace/messages?channel=SMS");
        assertThat(zipped.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(zipped.asByteArray()).isEqualTo(plain);
    }

    @Test
    void namesWhatIsWrong() {
        assertThat(refusal("no-such", "channel=EMAIL")).isEqualTo("404 UNKNOWN_CAMPAIGN");
        assertThat(refusal("spring-terrace", "skipped=true")).isEqualTo("400 UNKNOWN_CHANNEL");
        assertThat(refusal("spring-terrace", "channel=PIGEON")).isEqualTo("400 UNKNOWN_CHANNEL");
        assertThat(refusal("spring-terrace", "channel=EMAIL&language=not%20a%20tag"))
                .isEqualTo("400 INVALID_LANGUAGE");
        assertThat(refusal("spring-terrace", "channel=EMAIL&at=tomorrow")).isEqualTo("400 INVALID_MOMENT");
        assertThat(refusal("spring-terrace", "channel=EMAIL&after=nobody")).isEqualTo("400 INVALID_CURSOR");
        assertThat(given().header("Authorization", "Bearer " + Tokens.of(Role.CAMPAIGN))
                        .accept("application/pdf")
                        .get("/campaigns/spring-terrace/messages?channel=EMAIL")
                        .statusCode())
                .isEqualTo(406);
        assertThat(given().header("Authorization", "Bearer " + Tokens.of(Role.FRONTEND))
                        .get("/campaigns/spring-terrace/messages?channel=EMAIL")
                        .statusCode())
                .isEqualTo(403);
    }

    private static String refusal(String campaign, String query) {
        var response = stream(campaign, query);
        return response.statusCode() + " " + response.jsonPath().getString("code");
    }
}
