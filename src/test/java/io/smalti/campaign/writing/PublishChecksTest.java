package io.smalti.campaign.writing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smalti.campaign.CampaignWorld;
import io.smalti.platform.database.Sql;
import io.smalti.testsupport.GraphQl;
import io.smalti.testsupport.TestDatabase;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class PublishChecksTest {
    private static final String PUBLISH = """
            mutation($key: String!) { publishCampaign(input: {campaign: $key}) { campaign { status }
                userErrors { code message path position place { channel language wording cell { type ageBand } } } } }""";

    @Inject
    Sql sql;

    @Test
    void tellsAllProblemsAtOnceWithCellAndPosition() {
        var key = CampaignWorld.draft();
        CampaignWorld.write(
                key,
                CampaignWorld.sms("Dag {{firstName}}"),
                CampaignWorld.sms("a".repeat(498) + "🌿", "type", "A01", "ageBand", "30-34"),
                CampaignWorld.sms("Dag {{loyalty|x}}", "ageBand", "75+", "validUntil", "2030-06-01T00:00:00Z"),
                CampaignWorld.sms("Dag", "ageBand", "75+", "wording", "B", "validFrom", "2030-01-01T00:00:00Z"));
        // a field that was allowed when the text was written
        sql.update(
                "update variant set body = 'Dag {{shoeSize|x}}' where campaign_id = (select id from campaign where key = ?) and wording = 'B'",
                key);
        var answer = GraphQl.ADMIN.query(PUBLISH, Map.of("key", key));
        assertThat(answer.<List<String>>data("publishCampaign.userErrors.code"))
                .containsExactly("MISSING_DEFAULT", "DEFAULT_NEEDS_FALLBACK", "TOO_LONG", "INVALID_TEMPLATE");
        assertThat(answer.<Integer>data("publishCampaign.userErrors[3].position"))
                .isEqualTo(5);
        assertThat(answer.<String>data("publishCampaign.userErrors[3].place.cell.ageBand"))
                .isEqualTo("75+");
        assertThat(answer.<String>data("publishCampaign.userErrors[2].place.cell.type"))
                .isEqualTo("A01");
        assertThat(answer.<String>data("publishCampaign.userErrors[2].message"))
                .isEqualTo("500 units in UCS2 make 8 short messages; the most is 4");
        assertThat(answer.<String>data("publishCampaign.campaign.status")).isEqualTo("DRAFT");
    }

    @Test
    void refusesWordingsThatAreHalfComparedAndHalfInTurn() {
        var key = CampaignWorld.draft();
        CampaignWorld.write(
                key,
                CampaignWorld.email("E"),
                CampaignWorld.sms("S"),
                CampaignWorld.sms("old", "ageBand", "75+", "validUntil", "2030-06-01T00:00:00Z"),
                CampaignWorld.sms("new", "ageBand", "75+", "wording", "B", "validFrom", "2030-05-01T00:00:00Z"));
        assertThat(GraphQl.ADMIN
                        .query(PUBLISH, Map.of("key", key))
                        .<List<String>>data("publishCampaign.userErrors.code"))
                .containsExactly("OVERLAPPING_VALIDITY");
        CampaignWorld.write(
                key, CampaignWorld.sms("new", "ageBand", "75+", "wording", "B", "validFrom", "2030-06-01T00:00:00Z"));
        assertThat(GraphQl.ADMIN.query(PUBLISH, Map.of("key", key)).<String>data("publishCampaign.campaign.status"))
                .isEqualTo("PUBLISHED");
    }

    @Test
    void refusesATextOfHundredsOfKilobytes() {
        var answer = CampaignWorld.write(CampaignWorld.draft(), CampaignWorld.sms("x".repeat(200_000)));
        assertThat(answer.<List<List<String>>>data("writeVariants.results.userErrors.code"))
                .containsExactly(List.of("TOO_LONG"));
    }
}
