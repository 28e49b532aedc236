package io.smalti.segment.membership;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smalti.customer.Facet;
import io.smalti.platform.database.Sql;
import io.smalti.platform.job.JobRun;
import io.smalti.segment.Objective;
import io.smalti.segment.definition.DefineSegment;
import io.smalti.segment.definition.SegmentWriter;
import io.smalti.segment.rule.OrdersRule;
import io.smalti.segment.rule.RuleInput;
import io.smalti.segment.rule.Written;
import io.smalti.testsupport.GraphQl;
import io.smalti.testsupport.TestDatabase;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@QuarkusTest
@NullUnmarked
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class RefreshTest {
    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");
    private static final LocalDate TODAY = LocalDate.now(BRUSSELS);
    /** Less than 25 hours ago, also where the test runs over midnight. */
    private static final Instant YESTERDAY =
            TODAY.atStartOfDay(BRUSSELS).minusMinutes(5).toInstant();

    @Inject
    People people;

    @Inject
    SegmentWriter writer;

    @Inject
    Refresh refresh;

    @Inject
    Sql sql;

    private void define(String key, String place, RuleInput rule) {
        var there = new Written().equal("postcode", place).rule();
        var written = writer.define(new DefineSegment(
                key,
                key,
                null,
                Facet.DEMOGRAPHIC,
                Objective.INFORM,
                new Written().all(List.of(there, rule)).rule()));
        assertThat(written.userErrors()).isEmpty();
    }

    /** As if time had been considered up to then; answers how many customers were decided. */
    private long refresh(Instant until) {
        sql.update("update segment_refresh set until = ?, yardstick = null", until);
        long rows = 0;
        String position = null;
        do {
            var at = position;
            var step = QuarkusTransaction.requiringNew()
                    .call(() -> refresh.step(new JobRun(0, null, "{}", at, 0, () -> false)));
            rows += step.rows();
            position = step.position();
        } while (position != null);
        return rows;
    }

    private long all() {
        return sql.first("select count(*) from customer", row -> row.longValue(1));
    }

    @Test
    void decidesOnlyThoseWhomTimeHasMoved() {
        refresh(Instant.now());
        define("f-thirty", "F-AGE", new Written().atLeast("age", 30).rule());
        // nobody tells of these people, so that only time can bring them in
        var keys = people.in("F-AGE", 4);
        people.change(keys.get(0), "birth_year = null, birth_date = '" + TODAY.minusYears(30) + "'");
        people.change(
                keys.get(1),
                "birth_year = null, birth_date = '" + TODAY.minusYears(30).plusDays(2) + "'");
        people.change(
                keys.get(2),
                "birth_year = null, birth_date = '" + TODAY.minusYears(30).minusDays(2) + "'");
        people.change(keys.get(3), "birth_year = null, birth_date = '" + TODAY.minusYears(40) + "'");
        // and some who were left by other tests
        assertThat(refresh(YESTERDAY)).isBetween(1L, all() - 3);
        assertThat(people.membersOf("f-thirty")).containsExactly(keys.get(0));
    }

    @Test
    void letsGoWhoseWindowHasPassedAndTakesInWhoHasComeOfAge() {
        refresh(Instant.now());
        var keys = people.in("F-WINDOW", 4);
        people.use("""
                insert into customer_order (customer_id, source, external_id, placed_at, total)
                select id, 'WEBSHOP', 'F-WINDOW-' || id, date '%s' - case n when 4 then 11 else n end::int + time '12:00', 10
                from unnest(?::bigint[]) with ordinality k (id, n)""".formatted(TODAY), keys);
        people.use("""
                insert into behaviour (customer_id, orders, revenue, last_order_at)
                select customer_id, 1, total, placed_at from customer_order where customer_id = any(?)""", keys);
        define(
                "f-window",
                "F-WINDOW",
                new Written()
                        .orders(new OrdersRule(null, null, 10, null, null, null, null, null, null))
                        .rule());
        define("f-window-all", "F-WINDOW", new Written().exists("postcode").rule());
        assertThat(people.membersOf("f-window")).isEqualTo(keys.subList(0, 3));
        // as if it had been computed yesterday
        sql.update(
                "insert into membership (customer_id, segment_id, since, computed_at) select ?, id, now(), now() from segment where key = 'f-window'",
                keys.get(3));
        people.change(keys.get(1), "birth_year = null, birth_date = '" + TODAY.minusYears(18) + "'");
        sql.update("delete from membership where customer_id = ?", keys.get(1));
        refresh(YESTERDAY);
        assertThat(people.membersOf("f-window")).isEqualTo(keys.subList(0, 3));
        assertThat(people.membersOf("f-window-all")).isEqualTo(keys);
    }

    @Test
    void computesAllAnewAfterALongPauseAndNotesSizes() {
        define("f-pause", "F-PAUSE", new Written().exists("income").rule());
        people.in("F-PAUSE", 5);
        assertThat(refresh(Instant.now().minus(30, ChronoUnit.HOURS))).isZero();
        assertThat(people.membersOf("f-pause")).hasSize(5);
        var answer = GraphQl.ADMIN.query("""
                { segment(key: "f-pause") { history(days: 3) { day size } dependents
                    freshness { computing refreshedAt computedAt } } }""");
        // a second day where the test runs over midnight
        assertThat(answer.<List<Integer>>data("segment.history.size"))
                .isNotEmpty()
                .endsWith(5);
        assertThat(LocalDate.parse(
                        answer.<List<String>>data("segment.history.day").getLast()))
                .isBetween(TODAY, LocalDate.now(BRUSSELS));
        assertThat(answer.<Boolean>data("segment.freshness.computing")).isFalse();
    }

    @Test
    void measuresAnewByTheAveragesOfTheDay() {
        refresh(Instant.now());
        sql.update("delete from trait_average where country = ''");
        people.in("F-AVERAGE", 3);
        refresh(Instant.now());
        var query = "{ averages { trait { code } country average known source } }";
        var averages = GraphQl.ADMIN.query(query);
        assertThat(averages.<List<String>>data("averages.trait.code")).contains("income", "age", "householdSize");
        assertThat(averages.<List<String>>data("averages.source"))
                .anyMatch(source -> source != null && source.length() > 3);
    }
}
