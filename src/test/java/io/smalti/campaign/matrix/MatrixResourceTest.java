package io.smalti.campaign.matrix;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smalti.campaign.CampaignWorld;
import io.smalti.platform.graphql.Role;
import io.smalti.testsupport.TestDatabase;
import io.smalti.testsupport.Tokens;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class MatrixResourceTest {
    private static final String BODY = "=cmd|' /C calc'!A0, \"Dag\" {{firstName|jij}},\nnieuwe regel; é 🌿";

    private static Response get(String key, String accept) {
        var answer = given().header("Authorization", "Bearer " + Tokens.of(Role.MARKETER))
                .accept(accept)
                .get("/campaigns/" + key + "/variants");
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer;
    }

    private static Response post(String key, String type, String file) {
        return given().header("Authorization", "Bearer " + Tokens.of(Role.MARKETER))
                .header("Content-Type", type)
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post("/campaigns/" + key + "/variants");
    }

    private static String written() {
        var key = CampaignWorld.draft();
        CampaignWorld.write(
                key,
                CampaignWorld.email(BODY, "type", "A01", "ageBand", "30-34", "topic", "roses"),
                CampaignWorld.sms("S", "group", "B", "validFrom", "2026-03-01T00:00:00Z"));
        return key;
    }

    @Test
    void readsWhatItWroteAsItWas() {
        for (var format : List.of("text/csv", "application/x-ndjson")) {
            var key = written();
            var file = get(key, format).asString();
            assertThat(post(key, format, file).jsonPath().<Map<String, Object>>get())
                    .containsEntry("lines", 2)
                    .containsEntry("unchanged", 2)
                    .containsEntry("rejected", 0);
            var copy = CampaignWorld.draft();
            assertThat(post(copy, format, file).jsonPath().getInt("created")).isEqualTo(2);
            assertThat(get(copy, format).asString()).isEqualTo(file);
        }
    }

    @Test
    void letsNoSpreadsheetRunAText() {
        var file = get(written(), "text/csv").asString();
        assertThat(file).contains("'=cmd|").doesNotContain(",=cmd").doesNotContain("\"=cmd");
    }

    @Test
    void takesTheGoodRowsAndNamesWhatIsWrongWithTheOthers() {
        var file = """
                channel,language,type,ageBand,weight,body
                SMS,nl,A01,30-34,100,good
                SMS,nl,Z99,30-34,100,unknown type
                SMS,nl,A02,17-18,100,unknown band
                PIGEON,nl,A02,,100,unknown channel
                SMS,nl,A03,,many,no number
                SMS,nl,A04,,100,Dag {{shoeSize}}
                SMS,nl,A01,30-34,100,twice
                """;
        var report = post(CampaignWorld.draft(), "text/csv", file).jsonPath();
        assertThat(report.getInt("created")).isEqualTo(1);
        assertThat(report.getInt("rejected")).isEqualTo(6);
        assertThat(report.getInt("lines")).isEqualTo(7);
        assertThat(report.<Map<String, Object>>getList("rejections"))
                .extracting(
                        rejection -> rejection.get("line") + " " + rejection.get("field") + " " + rejection.get("code"))
                .containsExactlyInAnyOrder(
                        "5 channel UNREADABLE",
                        "6 weight UNREADABLE",
                        "3 type UNKNOWN_TYPE",
                        "4 ageBand UNKNOWN_AGE_BAND",
                        "7 body INVALID_TEMPLATE",
                        "8 wording DUPLICATE");
        assertThat(report.<Integer>getList("rejections.position")).contains(5);
        var lines = post(CampaignWorld.draft(), "application/x-ndjson", "{\"channel\":\"SMS\"}\nno json\n[1]\n")
                .jsonPath();
        assertThat(lines.getInt("rejected")).isEqualTo(3);
    }

    @Test
    void refusesAFileThatIsNone() {
        var key = CampaignWorld.draft();
        assertThat(code(post(key, "text/csv", "channel,colour\nSMS,red\n"))).isEqualTo("400 UNKNOWN_COLUMN");
        assertThat(code(post(key, "application/pdf", "x"))).isEqualTo("400 UNSUPPORTED_FORMAT");
        assertThat(post("no-such", "text/csv", "channel\nSMS\n").statusCode()).isEqualTo(404);
        assertThat(given().header("Authorization", "Bearer " + Tokens.of(Role.CAMPAIGN))
                        .header("Content-Type", "text/csv")
                        .body("channel\nSMS\n".getBytes(StandardCharsets.UTF_8))
                        .post("/campaigns/" + key + "/variants")
                        .statusCode())
                .isEqualTo(403);
    }

    private static String code(Response response) {
        return response.statusCode() + " " + response.jsonPath().getString("errors[0].code");
    }
}
