package io.smalti.segment.membership;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smalti.customer.CustomersChanged;
import io.smalti.customer.Facet;
import io.smalti.platform.database.Sql;
import io.smalti.platform.job.JobRun;
import io.smalti.segment.Objective;
import io.smalti.segment.Segment;
import io.smalti.segment.SegmentRepository;
import io.smalti.segment.definition.DefineSegment;
import io.smalti.segment.definition.ReviseSegment;
import io.smalti.segment.definition.SegmentWriter;
import io.smalti.segment.definition.WrittenSegment;
import io.smalti.segment.rule.RuleInput;
import io.smalti.segment.rule.Written;
import io.smalti.testsupport.GraphQl;
import io.smalti.testsupport.TestDatabase;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(LargeCompany.class)
@NullUnmarked
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class RecomputationTest {
    @Inject
    People people;

    @Inject
    SegmentWriter writer;

    @Inject
    Recomputation recomputation;

    @Inject
    SegmentRepository segments;

    @Inject
    Event<CustomersChanged> changed;

    @Inject
    Sql sql;

    private WrittenSegment define(String key, RuleInput rule) {
        var written = writer.define(new DefineSegment(key, key, null, Facet.GEOGRAPHIC, Objective.INFORM, rule));
        assertThat(written.userErrors()).isEmpty();
        return written;
    }

    private WrittenSegment revise(Segment segment, RuleInput rule) {
        var written = writer.revise(new ReviseSegment(segment.id(), null, null, null, null, null, rule));
        assertThat(written.userErrors()).isEmpty();
        return written;
    }

    private static RuleInput incomes(String place, double from) {
        return new Written()
                .all(List.of(
                        new Written().equal("postcode", place).rule(),
                        new Written().atLeast("income", from).rule()))
                .rule();
    }

    /** The next step, as a worker takes it; answers where the one after it begins, null after the last. */
    private String step(String position) {
        return step(latest(), position);
    }

    private String step(long job, String position) {
        return QuarkusTransaction.requiringNew()
                .call(() -> recomputation.step(new JobRun(job, "segments", "{}", position, 0, () -> false)))
                .position();
    }

    private long latest() {
        return sql.first("select max(id) from job where kind = 'RECOMPUTE_SEGMENTS'", row -> row.longValue(1));
    }

    private void finish(String position) {
        for (var at = position; at != null; ) {
            at = step(at);
        }
    }

    private void all() {
        finish(step(null));
    }

    @Test
    void showsTheMembersOfTheOldRuleUntilThoseOfTheNewOneAreAllThere() {
        var keys = people.in("R-WHOLE", 30);
        var segment = define("r-whole", incomes("R-WHOLE", 2000)).segment();
        define(
                "r-whole-rest",
                new Written()
                        .all(List.of(
                                new Written().equal("postcode", "R-WHOLE").rule(),
                                new Written()
                                        .not(new Written().memberOf("r-whole").rule())
                                        .rule()))
                        .rule());
        assertThat(segment.size()).isZero();
        assertThat(segment.computedAt()).isNull();
        all();
        assertThat(people.membersOf("r-whole")).isEqualTo(keys.subList(20, 30));
        assertThat(people.membersOf("r-whole-rest")).isEqualTo(keys.subList(0, 20));
        revise(segment, incomes("R-WHOLE", 500));
        var position = step(step(step(null)));
        while (Long.parseLong(position.split("/")[0]) < Long.parseLong(position.split("/")[1])) {
            assertThat(people.membersOf("r-whole")).isEqualTo(keys.subList(20, 30));
            assertThat(people.membersOf("r-whole-rest")).isEqualTo(keys.subList(0, 20));
            position = step(position);
        }
        var freshness = "{ segment(key: \"r-whole-rest\") { freshness { computing computedAt job { state kind } } } }";
        assertThat(GraphQl.ADMIN.query(freshness).<Boolean>data("segment.freshness.computing"))
                .isTrue();
        assertThat(GraphQl.ADMIN.query(freshness).<String>data("segment.freshness.job.kind"))
                .isEqualTo("RECOMPUTE_SEGMENTS");
        finish(position);
        assertThat(people.membersOf("r-whole")).isEqualTo(keys.subList(5, 30));
        assertThat(people.membersOf("r-whole-rest")).isEqualTo(keys.subList(0, 5));
        assertThat(segments.byKey("r-whole").size()).isEqualTo(25);
        assertThat(GraphQl.ADMIN.query(freshness).<Boolean>data("segment.freshness.computing"))
                .isFalse();
    }

    @Test
    void isRightAboutWhoChangedMeanwhileBeforeAndBehindTheRangeLookedAt() {
        var keys = people.in("R-MEAN", 30);
        var segment = define("r-mean", incomes("R-MEAN", 2000)).segment();
        all();
        revise(segment, incomes("R-MEAN", 1000));
        var position = step(null);
        // as far as the middle of these people
        while (Long.parseLong(position.split("/")[0]) < keys.get(14)) {
            position = step(position);
        }
        people.change(keys.get(0), "income = 1500"); // comes by the new rule, not by the old
        people.change(keys.get(12), "income = 1"); // was looked at and would have come
        people.change(keys.get(27), "income = 1"); // goes by both
        people.change(keys.get(28), "income = 1500"); // goes by the old, stays by the new
        changed.fire(new CustomersChanged(List.of(keys.get(0), keys.get(12), keys.get(27), keys.get(28))));
        var late = people.in("R-MEAN-LATE", 1).getFirst();
        people.change(late, "postcode = 'R-MEAN', income = 9000");
        changed.fire(new CustomersChanged(List.of(late)));
        var old = new ArrayList<>(keys.subList(20, 27));
        old.add(keys.get(29));
        old.add(late);
        assertThat(people.membersOf("r-mean")).isEqualTo(old);
        finish(position);
        var fresh = new ArrayList<>(keys.subList(10, 30));
        fresh.add(0, keys.get(0));
        fresh.remove(keys.get(12));
        fresh.remove(keys.get(27));
        fresh.add(late);
        assertThat(people.membersOf("r-mean")).isEqualTo(fresh);
        assertThat(segments.byKey("r-mean").size()).isEqualTo(fresh.size());
    }

    @Test
    void leavesOutWhoIsDeletedAfterTheirRangeWasLookedAt() {
        var keys = people.in("R-GONE", 20);
        define("r-gone", incomes("R-GONE", 500));
        var position = step(null);
        while (Long.parseLong(position.split("/")[0]) < keys.getLast()) {
            position = step(position);
        }
        people.use("delete from customer where id = any(?)", keys.subList(10, 12));
        finish(position);
        var left = new ArrayList<>(keys.subList(5, 20));
        left.removeAll(keys.subList(10, 12));
        assertThat(people.membersOf("r-gone")).isEqualTo(left);
        assertThat(segments.byKey("r-gone").size()).isEqualTo(left.size());
    }

    @Test
    void endsWithTheLastOfThreeRules() {
        var keys = people.in("R-THREE", 20);
        var segment = define("r-three", incomes("R-THREE", 100)).segment();
        var position = step(step(null));
        revise(segment, incomes("R-THREE", 500));
        position = step(position);
        var third = revise(segment, incomes("R-THREE", 1800));
        assertThat(third.job().state().name()).isEqualTo("QUEUED");
        all();
        assertThat(people.membersOf("r-three")).isEqualTo(keys.subList(18, 20));
        assertThat(sql.list(
                        "select state from job where kind = 'RECOMPUTE_SEGMENTS' and subject = 'segments' order by id desc limit 3",
                        row -> row.text(1)))
                .containsExactly("QUEUED", "CANCELLED", "CANCELLED");
    }

    @Test
    void aStoppedJobThatIsResumedLeavesItToTheOneThatCameAfterIt() {
        var keys = people.in("R-LATER", 20);
        var segment = define("r-later", incomes("R-LATER", 500)).segment();
        long first = latest();
        var position = step(step(null));
        revise(segment, incomes("R-LATER", 1000));
        assertThat(latest()).isGreaterThan(first);
        assertThat(step(first, position)).isNull();
        assertThat(people.membersOf("r-later")).isEmpty();
        assertThat(GraphQl.ADMIN
                        .query("{ segment(key: \"r-later\") { freshness { computing } } }")
                        .<Boolean>data("segment.freshness.computing"))
                .isTrue();
        all();
        assertThat(people.membersOf("r-later")).isEqualTo(keys.subList(10, 20));
    }

    @Test
    void keepsWhoStaysAndTellsOnlyWhoCameAndWent() {
        var keys = people.in("R-TOLD", 10);
        var segment = define("r-told", incomes("R-TOLD", 500)).segment();
        all();
        var since = people.since(keys.get(9), "r-told");
        var told =
                "{ membershipChanges(segment: \"r-told\", first: 100, after: \"%s\") { changes { customer member since at } cursor more } }";
        var first = GraphQl.ADMIN.query(told.replace(", after: \"%s\"", ""));
        assertThat(first.<List<String>>data("membershipChanges.changes.customer"))
                .hasSize(5);
        var cursor = first.<String>data("membershipChanges.cursor");
        revise(segment, incomes("R-TOLD", 700));
        all();
        assertThat(people.since(keys.get(9), "r-told")).isEqualTo(since);
        var second = GraphQl.ADMIN.query(told.formatted(cursor));
        assertThat(second.<List<String>>data("membershipChanges.changes.customer"))
                .containsExactlyInAnyOrder("R-TOLD-5", "R-TOLD-6");
        assertThat(second.<List<Boolean>>data("membershipChanges.changes.member"))
                .containsExactly(false, false);
        assertThat(Instant.parse(second.<String>data("membershipChanges.changes[0].since")))
                .isEqualTo(since);
        assertThat(GraphQl.ADMIN.query(told.formatted("x")).error()).isEqualTo("INVALID_PAGE");
    }
}
