package io.smalti.campaign.delivery;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.smalti.campaign.CampaignWorld;
import io.smalti.platform.database.Sql;
import io.smalti.platform.graphql.Role;
import io.smalti.testsupport.TestDatabase;
import io.smalti.testsupport.Tokens;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A stream that broke is resumed in a new snapshot. */
@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class ResumedStreamTest {
    @Inject
    Sql sql;

    private static List<String> ids(String campaign, String query) throws IOException {
        try (var stream = new OpenStream(campaign, "channel=EMAIL" + query)) {
            return stream.all();
        }
    }

    private static Map<String, Object> first(String campaign, String query) {
        var text = given().header("Authorization", "Bearer " + Tokens.of(Role.CAMPAIGN))
                .get("/campaigns/" + campaign + "/messages?channel=EMAIL" + query)
                .asString();
        return new JsonPath(text.lines().findFirst().orElseThrow()).get();
    }

    @Test
    void goesOnInANewSnapshotWhereWhoIsUnchangedComesOnce() throws IOException {
        var campaign = CampaignWorld.listed(sql, 400);
        var whole = ids(campaign, "");
        var received = new ArrayList<String>();
        try (var stream = new OpenStream(campaign, "channel=EMAIL")) {
            while (received.size() < whole.size() * 6 / 10) {
                received.add(stream.next());
            }
        }
        // meanwhile one who was still to come objects, one leaves the audience and one joins
        var objecting = whole.get(300);
        var leaving = whole.get(310);
        CampaignWorld.object(sql, objecting);
        var joining = CampaignWorld.customers(sql, 1, null).getFirst();
        CampaignWorld.change(sql, campaign, leaving, joining);
        received.addAll(ids(campaign, "&after=" + received.getLast()));
        var expected = new ArrayList<String>(whole);
        expected.removeAll(List.of(objecting, leaving));
        expected.add(joining);
        assertThat(received).isEqualTo(expected);
        var skipped = first(campaign, "&skipped=true&after=" + whole.get(299));
        assertThat(skipped).containsEntry("id", objecting).containsEntry("sent", false);
        assertThat(skipped.get("reasons").toString()).contains("MARKETING_OBJECTION");
    }
}
