package io.smalti.platform.graphql;

import static io.smalti.testsupport.GraphQl.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smalti.platform.database.Sql;
import io.smalti.testsupport.SqlCount;
import io.smalti.testsupport.TestDatabase;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What has needed one statement before is asked without a transaction around it, and nobody can tell. */
@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class OneStatementTest {
    private static final String ALONE = "read committed on";
    private static final String SNAPSHOT = "repeatable read on";

    @Inject
    Sql sql;

    /** A document that nobody has asked yet. */
    private static String fresh(String query) {
        return query + " # " + UUID.randomUUID();
    }

    private static String isolation(String query, Map<String, Object> variables) {
        return ADMIN.query(query, variables).data("a");
    }

    @Test
    void needsNoTransactionAroundIt() {
        var query = fresh("{ a: testSnapshot }");
        assertThat(isolation(query, Map.of())).contains(SNAPSHOT);
        var second = SqlCount.of(() -> isolation(query, Map.of()));
        assertThat(second.result()).contains(ALONE);
        assertThat(second.statements()).isEqualTo(1);
    }

    @Test
    void isReadInASnapshotWhenItIsNotAlone() {
        var query = fresh("query($more: Boolean!) { a: testSnapshot b: testSnapshot @include(if: $more) }");
        for (int i = 0; i < 3; i++) {
            isolation(query, Map.of("more", false));
            assertThat(isolation(query, Map.of("more", false))).contains(ALONE);
            var both = ADMIN.query(query, Map.of("more", true));
            assertThat(both.<String>data("a")).contains(SNAPSHOT).isEqualTo(both.data("b"));
            var again = SqlCount.of(() -> ADMIN.query(query, Map.of("more", true)));
            assertThat(again.statements()).isEqualTo(2);
        }
        isolation(query, Map.of("more", false));
        assertThat(isolation(query, Map.of("more", false)))
                .as("mistaken three times, it is not tried again")
                .contains(SNAPSHOT);
    }

    @Test
    void isReadAgainAsAWholeWhenAResolverOfManyNeedsMore() {
        var query = fresh("""
                query($shelves: Int!, $more: Boolean!) {
                    testShelves(count: $shelves) {
                        books { title } locked @include(if: $more)
                        more: books(prefix: "y", first: 1) @include(if: $more) { title } } }""");
        var few = Map.<String, Object>of("shelves", 2, "more", false);
        ADMIN.query(query, few);
        assertThat(ADMIN.query(query, few).<String>data("testShelves[1].books[1].title"))
                .isEqualTo("x2-2");
        var more = ADMIN.query(query, Map.of("shelves", 3, "more", true));
        assertThat(more.<String>partial("testShelves[2].books[1].title")).isEqualTo("x3-2");
        assertThat(more.<String>partial("testShelves[2].more[0].title")).isEqualTo("y3-1");
        assertThat(more.json().getList("errors")).hasSize(1);
        assertThat(more.error()).isEqualTo("SHELF_IS_LOCKED");
    }

    @Test
    void isNotExpectedOfWorkThatTakesTheConnection() {
        var query = fresh("query($kind: String) { testFault(kind: $kind) }");
        for (int i = 0; i < 3; i++) {
            assertThat(ADMIN.query(query, Map.of("kind", "one")).<String>data("testFault"))
                    .isEqualTo("one");
        }
        assertThat(ADMIN.query(query, Map.of("kind", "many")).<String>data("testFault"))
                .isEqualTo("many");
    }

    @Test
    void cannotWrite() {
        var query = fresh("query($kind: String) { a: testSnapshot @skip(if: true) testFault(kind: $kind) }");
        for (int i = 0; i < 3; i++) {
            assertThat(ADMIN.query(query, Map.of("kind", "write")).error()).isEqualTo("INTERNAL");
        }
        assertThat(isThere("secret_table")).isFalse();
    }

    @Test
    void isStoppedWhenItsTimeIsOver() {
        var query = fresh("{ testFault(kind: \"slow\") }");
        for (int i = 0; i < 2; i++) {
            assertThat(ADMIN.query(query).error()).isEqualTo("TIME_LIMIT");
        }
        assertThat(sql.<Long>first(
                        "select count(*) from pg_stat_activity where query like '%pg_sleep(20)%' and state = 'active'"
                                + " and pid <> pg_backend_pid()",
                        row -> row.longValue(1)))
                .isZero();
    }

    @Test
    void leavesItsConnectionAsItWas() {
        var query = fresh("{ testFault(kind: \"sql\") }");
        for (int i = 0; i < 20; i++) {
            assertThat(ADMIN.query(query).error()).isEqualTo("INTERNAL");
        }
        var key = UUID.randomUUID().toString();
        var written =
                ADMIN.query("mutation($key: String!) { a: testWrite(key: $key, fail: true) }", Map.of("key", key));
        assertThat(written.error()).isEqualTo("SHELF_IS_LOCKED");
        assertThat(isThere("test_written")
                        && sql.<Boolean>first(
                                "select exists (select from test_written where key = ?)",
                                row -> row.booleanValue(1),
                                key))
                .as("rolled back")
                .isFalse();
    }

    private boolean isThere(String table) {
        return sql.<Boolean>first("select to_regclass(?) is not null", row -> row.booleanValue(1), table);
    }
}
