package io.smalti.segment.membership;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smalti.customer.CustomersChanged;
import io.smalti.customer.Facet;
import io.smalti.platform.database.Sql;
import io.smalti.segment.Objective;
import io.smalti.segment.Segment;
import io.smalti.segment.SegmentRepository;
import io.smalti.segment.definition.DefineSegment;
import io.smalti.segment.definition.DeleteSegment;
import io.smalti.segment.definition.ReviseSegment;
import io.smalti.segment.definition.SegmentWriter;
import io.smalti.segment.rule.RuleInput;
import io.smalti.segment.rule.Written;
import io.smalti.segment.rule.reading.SegmentError;
import io.smalti.testsupport.GraphQl;
import io.smalti.testsupport.SqlCount;
import io.smalti.testsupport.TestDatabase;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@QuarkusTest
@NullUnmarked
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class SegmentationTest {
    @Inject
    People people;

    @Inject
    SegmentWriter writer;

    @Inject
    SegmentRepository segments;

    @Inject
    Segmentation segmentation;

    @Inject
    Recomputation recomputation;

    @Inject
    Event<CustomersChanged> changed;

    @Inject
    Sql sql;

    private Segment define(String key, RuleInput rule) {
        var written = writer.define(new DefineSegment(key, key, null, Facet.GEOGRAPHIC, Objective.INFORM, rule));
        assertThat(written.userErrors()).isEmpty();
        return written.segment();
    }

    private static RuleInput in(String place) {
        return new Written().equal("postcode", place).rule();
    }

    @Test
    void countsThoseWhoFulfilTheRule() {
        var keys = people.in("S-ALL", 10);
        var segment = define("s-all", in("S-ALL"));
        assertThat(segment.size()).isEqualTo(10);
        assertThat(segment.computedAt()).isNotNull();
        assertThat(people.membersOf("s-all")).containsExactlyInAnyOrderElementsOf(keys);
    }

    @Test
    void unknownIsNoMemberAndNotUnknownNeither() {
        people.in("S-UNKNOWN", 10);
        var owner = new Written().equal("tenure", "OWNER").rule();
        var tenant = new Written().not(owner).rule();
        assertThat(define(
                                "s-owners",
                                new Written()
                                        .all(List.of(in("S-UNKNOWN"), owner))
                                        .rule())
                        .size())
                .isEqualTo(5);
        assertThat(define(
                                "s-tenants",
                                new Written()
                                        .all(List.of(in("S-UNKNOWN"), tenant))
                                        .rule())
                        .size())
                .isZero();
    }

    @Test
    void changedCustomersComeAndGoAtOnce() {
        var keys = people.in("S-CHANGE", 4);
        var rich = new Written().atLeast("income", 200).rule();
        define("s-rich", new Written().all(List.of(in("S-CHANGE"), rich)).rule());
        var stayer = keys.get(3);
        var since = people.since(stayer, "s-rich");
        people.change(keys.get(0), "income = 5000");
        people.change(keys.get(2), "income = null");
        people.change(stayer, "income = 301");
        changed.fire(new CustomersChanged(keys));
        assertThat(people.membersOf("s-rich")).containsExactly(keys.get(0), stayer);
        assertThat(people.since(stayer, "s-rich")).isEqualTo(since);
        people.change(keys.get(1), "income = 5000");
        changed.fire(new CustomersChanged(List.of(keys.get(1))));
        assertThat(segments.byKey("s-rich").size()).isEqualTo(3);
    }

    @Test
    void aRevisedRuleKeepsWhoStays() {
        var keys = people.in("S-REVISE", 6);
        var segment = define(
                "s-revise",
                new Written()
                        .all(List.of(
                                in("S-REVISE"),
                                new Written().atLeast("income", 300).rule()))
                        .rule());
        var since = people.since(keys.get(4), "s-revise");
        var revised = writer.revise(new ReviseSegment(
                segment.id(),
                segment.version(),
                null,
                null,
                null,
                null,
                new Written()
                        .all(List.of(
                                in("S-REVISE"),
                                new Written().between("income", 100, 400).rule()))
                        .rule()));
        assertThat(revised.userErrors()).isEmpty();
        assertThat(revised.segment().size()).isEqualTo(4);
        assertThat(revised.segment().version()).isEqualTo(2);
        assertThat(people.membersOf("s-revise")).containsExactly(keys.get(1), keys.get(2), keys.get(3), keys.get(4));
        assertThat(people.since(keys.get(4), "s-revise")).isEqualTo(since);
        var late = writer.revise(new ReviseSegment(segment.id(), 1, "late", null, null, null, null));
        assertThat(late.userErrors()).extracting(SegmentError::code).containsExactly(SegmentError.Code.STALE);
    }

    @Test
    void segmentsOfSegmentsFollow() {
        var keys = people.in("S-OF", 6);
        var base = define(
                "s-of-base",
                new Written()
                        .all(List.of(
                                in("S-OF"), new Written().less("income", 300).rule()))
                        .rule());
        define(
                "s-of-rest",
                new Written()
                        .all(List.of(
                                in("S-OF"),
                                new Written()
                                        .not(new Written().memberOf("s-of-base").rule())
                                        .rule()))
                        .rule());
        define(
                "s-of-both",
                new Written()
                        .any(List.of(
                                new Written().memberOf("s-of-base").rule(),
                                new Written().memberOf("s-of-rest").rule()))
                        .rule());
        assertThat(people.membersOf("s-of-rest")).containsExactly(keys.get(3), keys.get(4), keys.get(5));
        writer.revise(new ReviseSegment(
                base.id(),
                null,
                null,
                null,
                null,
                null,
                new Written()
                        .all(List.of(
                                in("S-OF"), new Written().less("income", 100).rule()))
                        .rule()));
        assertThat(people.membersOf("s-of-rest")).hasSize(5);
        assertThat(people.membersOf("s-of-both")).hasSize(6);
        people.change(keys.get(5), "income = 1");
        changed.fire(new CustomersChanged(List.of(keys.get(5))));
        assertThat(people.membersOf("s-of-rest")).hasSize(4).doesNotContain(keys.get(5));
    }

    @Test
    void objectionsAndMinorsAreInNoSegment() {
        var keys = people.in("S-BAR", 4);
        people.change(keys.get(0), "profiling_objection = true");
        people.change(keys.get(1), "birth_year = extract(year from now()) - 17");
        define("s-bar", in("S-BAR"));
        assertThat(people.membersOf("s-bar")).containsExactly(keys.get(2), keys.get(3));
        people.change(keys.get(2), "profiling_objection = true");
        changed.fire(new CustomersChanged(keys));
        assertThat(people.membersOf("s-bar")).containsExactly(keys.get(3));
    }

    @Test
    void whoIsDeletedLeavesSegmentsAndFeed() {
        var keys = people.in("S-GONE", 3);
        define("s-gone", in("S-GONE"));
        people.use("delete from customer where id = any(?)", keys.subList(0, 2));
        assertThat(people.membersOf("s-gone")).containsExactly(keys.get(2));
        assertThat(segments.byKey("s-gone").size()).isEqualTo(1);
        var told = GraphQl.ADMIN.query(
                "{ membershipChanges(segment: \"s-gone\", first: 3) { changes { customer member } more } }");
        assertThat(told.<List<String>>data("membershipChanges.changes.customer"))
                .containsExactly("S-GONE-2");
    }

    @Test
    void aDeletedSegmentLeavesNothing() {
        people.in("S-LEFT", 3);
        var segment = define("s-left", in("S-LEFT"));
        assertThat(writer.delete(new DeleteSegment(segment.id())).userErrors()).isEmpty();
        int left = sql.first(
                "select count(*) from membership m where not exists (select 1 from segment s where s.id = m.segment_id)",
                row -> row.intValue(1));
        assertThat(left).isZero();
    }

    @Test
    void recomputingChangesNothingThatIsRight() {
        var keys = people.in("S-AGAIN", 20);
        define("s-again", in("S-AGAIN"));
        changed.fire(new CustomersChanged(keys));
        var before = people.membersOf("s-again");
        recomputation.begin("s-again");
        assertThat(people.membersOf("s-again")).isEqualTo(before).hasSize(20);
        assertThat(segments.byKey("s-again").size()).isEqualTo(20);
    }

    @Test
    void renewsAnyNumberOfCustomersByTheSameStatements() {
        var few = people.in("S-FEW", 2);
        var many = people.in("S-MANY", 500);
        define("s-few", in("S-FEW"));
        segmentation.renew(few);
        long forFew = statements(few);
        long forMany = statements(many);
        // whatever the rules of other tests ask for: orders, lines, contacts, lists, places
        assertThat(forMany).isEqualTo(forFew).isLessThanOrEqualTo(11);
    }

    private long statements(List<Long> keys) {
        return SqlCount.<Void>fewest(() -> {
                    segmentation.renew(keys);
                    return null;
                })
                .statements();
    }

    @Test
    void refusesCyclesWithTheWay() {
        define("s-a", in("S-CYCLE"));
        define("s-b", new Written().memberOf("s-a").rule());
        var c = define(
                "s-c", new Written().not(new Written().memberOf("s-b").rule()).rule());
        var a = segments.byKey("s-a");
        var written = writer.revise(new ReviseSegment(
                a.id(),
                null,
                null,
                null,
                null,
                null,
                new Written().memberOf("s-c").rule()));
        assertThat(written.userErrors()).singleElement().satisfies(error -> {
            assertThat(error.code()).isEqualTo(SegmentError.Code.CYCLE);
            assertThat(error.message()).isEqualTo("s-a → s-c → s-b → s-a");
        });
        assertThat(writer.delete(new DeleteSegment(a.id())).userErrors())
                .singleElement()
                .satisfies(error -> {
                    assertThat(error.code()).isEqualTo(SegmentError.Code.IN_USE);
                    assertThat(error.message()).contains("segment 's-b'");
                });
        assertThat(writer.delete(new DeleteSegment(c.id())).deletedId()).isEqualTo(c.id());
    }
}
