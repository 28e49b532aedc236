package io.smalti.platform.graphql;

import static io.smalti.testsupport.GraphQl.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import graphql.introspection.IntrospectionQuery;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smalti.testsupport.SqlCount;
import io.smalti.testsupport.TestDatabase;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class LimitsTest {
    @Inject
    DataSource dataSource;

    private static void refuses(String query, String code) {
        var refused = SqlCount.of(() -> ADMIN.query(query));
        assertThat(refused.result().error()).isEqualTo(code);
        assertThat(refused.result().json().<Object>get("data")).isNull();
        assertThat(refused.statements()).isZero();
    }

    @Test
    void refusesManyAliases() {
        refuses(
                IntStream.range(0, 3_000)
                        .mapToObj(i -> "a%d: __typename".formatted(i))
                        .collect(Collectors.joining(" ", "{ ", " }")),
                "TOO_MANY_ALIASES");
        refuses(
                IntStream.range(0, 5_000)
                        .mapToObj(i -> "a%d: testSnapshot".formatted(i))
                        .collect(Collectors.joining(" ", "{ ", " }")),
                "TOO_MANY_TOKENS");
    }

    @Test
    void refusesDepth() {
        refuses("{ testShelves { " + "books { shelf { ".repeat(30) + "number" + " } }".repeat(30) + " } }", "TOO_DEEP");
    }

    @Test
    void refusesDepthThroughFragments() {
        var fragments = IntStream.range(0, 30)
                .mapToObj(i -> "fragment F%d on TestShelf { books { shelf { ...F%d } } }".formatted(i, i + 1))
                .collect(Collectors.joining(" "));
        refuses("{ testShelves { ...F0 } } " + fragments + " fragment F30 on TestShelf { number }", "TOO_DEEP");
    }

    @Test
    void refusesFragmentsThatContainThemselves() {
        refuses(
                "{ testShelves { ...A } } fragment A on TestShelf { number ...B } fragment B on TestShelf { ...A }",
                "VALIDATION_ERROR");
    }

    @Test
    void refusesFragmentsThatMultiply() {
        var fragments = IntStream.range(0, 40)
                .mapToObj(i -> "fragment F%d on TestShelf { ...F%d a: number ...F%d }".formatted(i, i + 1, i + 1))
                .collect(Collectors.joining(" "));
        refuses("{ testShelves { ...F0 } } " + fragments + " fragment F40 on TestShelf { number }", "TOO_COSTLY");
    }

    /** To validate these takes a time that grows with the cube of their number. */
    @Test
    void refusesFragmentsThatLieDeepInEachOther() {
        for (int fragments : new int[] {51, 1_000}) {
            var chain = IntStream.range(0, fragments)
                    .mapToObj(i -> "fragment F%d on Query { ...F%d }".formatted(i, i + 1))
                    .toList();
            var last = " fragment F" + fragments + " on Query { __typename }";
            refuses("{ ...F0 } " + String.join(" ", chain) + last, "TOO_DEEP");
            refuses("{ ...F0 } " + String.join(" ", chain.reversed()) + last, "TOO_DEEP");
            refuses("{ __typename } " + String.join(" ", chain) + last, "TOO_DEEP");
        }
        var allowed = IntStream.range(1, 50)
                .mapToObj(i -> "fragment F%d on Query { ...F%d }".formatted(i, i + 1))
                .collect(Collectors.joining(" "));
        assertThat(ADMIN.query("{ ...F1 } " + allowed + " fragment F50 on Query { __typename }")
                        .<String>data("__typename"))
                .isEqualTo("Query");
    }

    @Test
    void refusesALongDocument() {
        refuses("{ __typename }" + " ".repeat(1_100_000), "TOO_LARGE");
    }

    @Test
    void refusesLongLists() {
        refuses(
                "{ testShelves { books(first: 500) { title review shelf { books(first: 500) { title } } } } }",
                "TOO_COSTLY");
        var byVariable = ADMIN.query(
                "query($n: Int = 20) { testShelves { books(first: $n) { title review } } }", Map.of("n", 20_000));
        assertThat(byVariable.error()).isEqualTo("TOO_COSTLY");
    }

    @Test
    void stopsWhatTakesTooLong() {
        var answer = ADMIN.query("{ first: testSnapshot testFault(kind: \"slow\") last: testSnapshot }");
        assertThat(answer.<String>partial("first")).isNotNull();
        assertThat(answer.error()).isEqualTo("TIME_LIMIT");
        assertThat(answer.<String>partial("last")).isNull();
    }

    /** Each of the statements would have had time enough by itself. */
    @Test
    void stopsTheStatementDuringWhichTheTimeIsOver() {
        var answer = ADMIN.query("{ first: testFault(kind: \"slowly\") second: testFault(kind: \"slowly\") }");
        assertThat(answer.json().<List<Object>>get("errors.path")).contains(List.of("second"));
        assertThat(answer.json().<List<Object>>get("errors.extensions.code")).containsOnly("TIME_LIMIT");
    }

    /** A transaction manager's connection is told in another way than that of a query. */
    @Test
    void stopsWhatChangesDataAndTakesItBack() throws SQLException {
        var write = "mutation($key: String!) { testWrite(key: $key, fail: false) }";
        assertThat(ADMIN.query(write, Map.of("key", "before")).<String>data("testWrite"))
                .contains("before");
        try (var other = dataSource.getConnection();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table test_written");
            assertThat(ADMIN.query(write, Map.of("key", "meanwhile")).error()).isEqualTo("TIME_LIMIT");
            other.rollback();
        }
        assertThat(ADMIN.query(write, Map.of("key", "after")).<String>data("testWrite"))
                .contains("after")
                .doesNotContain("meanwhile");
    }

    @Test
    void answersTheQuestionsOfTools() {
        var answer = ADMIN.query(IntrospectionQuery.INTROSPECTION_QUERY);
        assertThat(answer.<String>data("__schema.queryType.name")).isEqualTo("Query");
    }
}
