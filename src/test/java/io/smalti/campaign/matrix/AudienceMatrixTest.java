package io.smalti.campaign.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smalti.campaign.CampaignWorld;
import io.smalti.testsupport.GraphQl;
import io.smalti.testsupport.Lommera;
import io.smalti.testsupport.SqlCount;
import io.smalti.testsupport.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Twenty cells written for the demo company: whom they reach, and what to write next. */
@QuarkusTest
@TestProfile(Lommera.class)
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class AudienceMatrixTest {
    private static final String MATRIX = """
            query($key: String!) { campaign(key: $key) { matrix(channel: SMS) { countedAt
                coverage { own fallback empty }
                people { total own fallback empty levels { level count share } }
                nextCells(first: 10) { cell { type group ageBand } level people gain now { level count } }
                rows { type { code } group { code } cells { ageBand { code } people } } } } }""";

    private static GraphQl.Answer matrix(String key) {
        return GraphQl.ADMIN.query(MATRIX, Map.of("key", key));
    }

    private static Map<String, Object> sms(Map<String, Object> cell) {
        var variant = CampaignWorld.sms("for " + cell);
        cell.forEach((name, code) -> {
            if (code != null) {
                variant.put(name, code);
            }
        });
        return variant;
    }

    @SuppressWarnings("unchecked")
    private static void writeNext(String key) {
        var cells = matrix(key).<List<Map<String, Object>>>data("campaign.matrix.nextCells.cell");
        CampaignWorld.write(key, cells.stream().map(AudienceMatrixTest::sms).toArray(Map[]::new));
    }

    @Test
    void reachesMorePeopleMoreExactlyWithEveryCellProposed() {
        var key = CampaignWorld.published();
        var before = matrix(key);
        int all = before.data("campaign.matrix.people.total");
        assertThat(all).isGreaterThanOrEqualTo(10_000);
        assertThat(before.<Integer>data("campaign.matrix.people.fallback")).isEqualTo(all);
        writeNext(key);
        writeNext(key);
        var answer = matrix(key);
        var levels = new HashMap<String, Integer>();
        answer.<List<Map<String, Object>>>data("campaign.matrix.people.levels")
                .forEach(level -> levels.put((String) level.get("level"), (Integer) level.get("count")));
        assertThat(levels.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(all);
        System.out.printf(
                "20 cells: %s of %d people; next %s%n", levels, all, answer.data("campaign.matrix.nextCells"));
        assertThat(levels.getOrDefault("DEFAULT", 0)).isLessThan(all / 2);
        var next = answer.<List<Map<String, Object>>>data("campaign.matrix.nextCells");
        assertThat(next).hasSize(10);
        var gains = next.stream().map(cell -> (Integer) cell.get("gain")).toList();
        assertThat(gains).isSortedAccordingTo((one, other) -> other - one);
        // what was promised of the first comes true
        var first = next.getFirst();
        var level = (String) first.get("level");
        int had = levels.getOrDefault(level, 0);
        var cells = new ArrayList<Map<String, Object>>();
        cells.add(sms((Map<String, Object>) first.get("cell")));
        CampaignWorld.write(key, cells.getFirst());
        var after = new HashMap<String, Integer>();
        matrix(key)
                .<List<Map<String, Object>>>data("campaign.matrix.people.levels")
                .forEach(one -> after.put((String) one.get("level"), (Integer) one.get("count")));
        assertThat(after.get(level)).isEqualTo(had + (Integer) first.get("people"));
    }

    @Test
    void putsEverybodyInOneCell() {
        var answer = matrix("spring-terrace");
        int people = answer.<List<List<Integer>>>data("campaign.matrix.rows.cells.people").stream()
                .flatMap(List::stream)
                .mapToInt(Integer::intValue)
                .sum();
        assertThat(people).isEqualTo(answer.<Integer>data("campaign.matrix.people.total"));
    }

    @Test
    void countsTheAudienceOnceForAllThatIsAsked() {
        matrix("spring-terrace");
        assertThat(SqlCount.fewest(() -> matrix("spring-terrace")).statements()).isLessThanOrEqualTo(3);
        var members = matrix("welcome-back");
        assertThat(Instant.parse(members.<String>data("campaign.matrix.countedAt")))
                .isBeforeOrEqualTo(Instant.now());
        assertThat(members.<Integer>data("campaign.matrix.people.total"))
                .isEqualTo(GraphQl.ADMIN
                        .query("{ campaign(key: \"welcome-back\") { segment { size } } }")
                        .<Integer>data("campaign.segment.size"));
    }
}
