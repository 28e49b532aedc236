package io.smalti.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smalti.customer.moment.DueBehaviour;
import io.smalti.platform.database.Sql;
import io.smalti.testsupport.GraphQl;
import io.smalti.testsupport.Lommera;
import io.smalti.testsupport.TestDatabase;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(Lommera.class)
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class DemoWorldTest {
    @Inject
    Sql sql;

    @Inject
    DemoWorld world;

    @Inject
    DueBehaviour due;

    @Test
    void isLoadedOnce() {
        world.start(new io.quarkus.runtime.StartupEvent());
        // the tour shares this world and imports one of its own
        assertThat(count("select count(*) from customer where external_id like 'LM%'"))
                .isEqualTo(10_000);
        assertThat(count("select count(*) from demo_world")).isEqualTo(1);
        assertThat(count("select count(*) from organisation")).isEqualTo(100);
        assertThat(count("select count(*) from customer where organisation_id is not null"))
                .isBetween(140L, 150L);
    }

    @Test
    void assignsEveryLevel() {
        var levels = sql.list("select level from type_assignment group by level order by level", row -> row.text(1));
        assertThat(levels).isEqualTo(List.of("GROUP", "NONE", "TYPE"));
        assertThat(count("select count(*) from type_assignment where level = 'TYPE'"))
                .isBetween(1_100L, 2_000L);
        assertThat(count("select count(*) from type_assignment where level = 'GROUP'"))
                .isBetween(700L, 1_500L);
        assertThat(count("select count(*) from type_assignment where reason = 'MINOR'"))
                .isPositive();
        assertThat(count("select count(*) from customer c left join type_assignment t on t.customer_id = c.id"
                        + " where t.customer_id is null"))
                .isZero();
    }

    @Test
    void hasMembersInEverySegment() {
        assertThat(count("select count(*) from segment")).isEqualTo(12);
        assertThat(sql.list("""
                        select s.key from segment s
                        where (select count(*) from membership m where m.segment_id = s.id) < 12
                        """, row -> row.text(1))).isEmpty();
        assertThat(count("select count(distinct facet) from segment")).isEqualTo(5);
    }

    @Test
    void refersToNothingUnknown() {
        assertThat(count("""
                select count(*) from customer c
                where c.country = 'BE' and c.postcode is not null and not exists (
                    select from postcode p where p.code = c.postcode and p.municipality = c.municipality)""")).isZero();
        assertThat(count("""
                select count(*) from variant v
                where v.type_code is not null and not exists (select from lifestyle_type t where t.code = v.type_code)
                    or v.group_code is not null and not exists (select from lifestyle_group g where g.code = v.group_code)
                    or v.age_band is not null and not exists (select from age_band b where b.code = v.age_band)""")).isZero();
        assertThat(count("select count(*) from persona where segment_id is null"))
                .isZero();
        assertThat(
                        count(
                                "select count(*) from campaign where status = 'PUBLISHED' and key in ('spring-terrace', 'welcome-back')"))
                .isEqualTo(2);
    }

    @Test
    void addsUpBehaviourAsItsFoldDoes() {
        assertThat(count("""
                select count(*) from behaviour b
                left join (
                    select customer_id, count(*) filter (where kind = 'PURCHASE') as orders,
                        count(*) filter (where kind = 'RETURN') as returns, sum(total) as revenue,
                        max(placed_at) filter (where kind = 'PURCHASE') as last
                    from customer_order where not cancelled group by customer_id) o on o.customer_id = b.customer_id
                left join (
                    select customer_id, count(*) filter (where kind = 'VISIT') as visits,
                        max(occurred_at) as last, avg(score)::double precision as satisfaction
                    from interaction group by customer_id) i on i.customer_id = b.customer_id
                where b.orders <> coalesce(o.orders, 0) or b.returns <> coalesce(o.returns, 0)
                    or b.revenue <> coalesce(o.revenue, 0) or b.last_order_at is distinct from o.last
                    or b.visits <> coalesce(i.visits, 0) or b.last_interaction_at is distinct from i.last
                    or abs(b.satisfaction - i.satisfaction) > 1e-9""")).isZero();
    }

    /** All columns of everybody, against the fold itself. */
    @Test
    void knowsWhatIsBoughtAndSearchedMost() {
        var columns = "favourites, search_terms, trend, last_score, preferred_channel";
        var drawn =
                "select count(*), sum(hashtextextended((customer_id, %s)::text, 0)) from behaviour b".formatted(columns)
                        + " where exists (select from customer c where c.id = b.customer_id and c.external_id like 'LM%')";
        var before = sql.first(drawn, row -> row.longValue(1) + " " + row.text(2));
        var known = count("select count(*) from behaviour where favourites is not null and trend is not null");
        assertThat(known).isPositive();
        assertThat(count("select count(*) from behaviour where search_terms is not null and last_score is not null"))
                .isPositive();
        sql.update("insert into behaviour_due select id from customer where external_id like 'LM%'");
        due.renewAll();
        assertThat(sql.<String>first(drawn, row -> row.longValue(1) + " " + row.text(2)))
                .isEqualTo(before);
    }

    /** The wordings are stored as they are; here they pass the checks of those who write by hand. */
    @Test
    void wouldPassTheChecksOfAPublisher() {
        for (var campaign : List.of("spring-terrace", "welcome-back")) {
            var copy = "copy-of-" + campaign;
            Map<String, Object> shown = GraphQl.ADMIN
                    .query("{ campaign(key: \"" + campaign + "\") { name channels languages defaultLanguage } }")
                    .data("campaign");
            var created = new HashMap<>(shown);
            created.put("key", copy);
            assertThat(errors("createCampaign", "CreateCampaignInput", created)).isEmpty();
            var wordings = sql.list(
                    """
                    select v.channel, v.language, v.type_code, v.group_code, v.age_band, v.subject, v.body, v.wording, v.weight,
                        v.topic
                    from variant v join campaign c on c.id = v.campaign_id where c.key = ?""",
                    row -> {
                        var wording = new HashMap<String, Object>();
                        wording.put("channel", row.text(1));
                        wording.put("language", row.text(2));
                        wording.put("type", row.textOrNull(3));
                        wording.put("group", row.textOrNull(4));
                        wording.put("ageBand", row.textOrNull(5));
                        wording.put("subject", row.textOrNull(6));
                        wording.put("body", row.text(7));
                        wording.put("wording", row.text(8));
                        wording.put("weight", row.intValue(9));
                        wording.put("topic", row.textOrNull(10));
                        return wording;
                    },
                    campaign);
            assertThat(wordings).hasSizeGreaterThan(70);
            for (int from = 0; from < wordings.size(); from += 50) {
                var some = wordings.subList(from, Math.min(from + 50, wordings.size()));
                assertThat(errors("writeVariants", "WriteVariantsInput", Map.of("campaign", copy, "variants", some)))
                        .isEmpty();
            }
            assertThat(errors("publishCampaign", "PublishCampaignInput", Map.of("campaign", copy)))
                    .isEmpty();
        }
    }

    @Test
    void showsExperimentsPreferencesAndWhatCameOfMessages() {
        var answer = GraphQl.ADMIN.query("""
                { campaign(key: "spring-terrace") { controlShare changes { kind changedBy wordingsTouched }
                    experiments { cell { type group ageBand } language verdict arms { name exposed converted } }
                    followUp { recipients exposed converted sentBy { level count } skippedBy { reason count } } } }""");
        assertThat(answer.<List<String>>data("campaign.changes.kind")).containsExactly("PUBLISHED");
        var arms = answer.<List<List<String>>>data("campaign.experiments.arms.name");
        assertThat(arms).contains(List.of("CONTROL", "MESSAGE"), List.of("A", "B"));
        assertThat(answer.<List<List<Integer>>>data("campaign.experiments.arms.exposed")
                        .get(arms.indexOf(List.of("A", "B"))))
                .allMatch(exposed -> exposed > 0);
        assertThat(answer.<Integer>data("campaign.followUp.recipients")).isBetween(1_000, 5_000);
        assertThat(answer.<Integer>data("campaign.followUp.exposed")).isBetween(500, 4_000);
        assertThat(answer.<Integer>data("campaign.followUp.converted")).isBetween(20, 500);
        assertThat(answer.<List<String>>data("campaign.followUp.skippedBy.reason"))
                .contains("NO_CONSENT", "CONTROL_GROUP");
        assertThat(count("select count(*) from preference where liked <> '{}'")).isPositive();
        assertThat(count("select count(*) from preference where disliked <> '{}'"))
                .isPositive();
        assertThat(count("select count(distinct topic) from variant")).isGreaterThanOrEqualTo(4);
        // somebody who likes gardens gets the wording about them, ahead of chance
        var liked = GraphQl.ADMIN.query("""
                query($id: String!) { customer(externalId: $id) { preview(campaign: "spring-terrace", language: "nl") {
                    channel resolution { variant { wording topic } reasons { code } } } } }""", Map.of("id", sql.first("""
                select c.external_id from customer c join preference p on p.customer_id = c.id
                where p.liked = '{garden}' and p.channel is null order by c.id limit 1""", row -> row.text(1))));
        assertThat(liked.<List<String>>data("customer.preview.resolution.variant.topic"))
                .contains("garden");
    }

    private static List<Object> errors(String mutation, String type, Map<String, ?> input) {
        boolean each = mutation.equals("writeVariants");
        var query = "mutation($input: %s!) { it: %s(input: $input) { userErrors { code message path } %s } }"
                .formatted(type, mutation, each ? "results { userErrors { code message path } }" : "");
        var answer = GraphQl.ADMIN.query(query, Map.of("input", input));
        var errors = new ArrayList<Object>(answer.<List<Object>>data("it.userErrors"));
        if (each) {
            answer.<List<List<Object>>>data("it.results.userErrors").forEach(errors::addAll);
        }
        return errors;
    }

    private long count(String statement) {
        var rows = sql.list(statement, row -> row.longValue(1));
        return rows.getFirst();
    }
}
