package io.smalti.platform.graphql;

import static io.restassured.RestAssured.given;
import static io.smalti.testsupport.GraphQl.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smalti.testsupport.Pool;
import io.smalti.testsupport.TestDatabase;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class ErrorsTest {
    @Inject
    DataSource dataSource;

    @ParameterizedTest
    @ValueSource(strings = {"sql", "checked", "error", "stack", "write"})
    void hidesFaultsAndKeepsSiblings(String kind) {
        var answer = ADMIN.query(
                "query($kind: String) { before: testSnapshot testFault(kind: $kind) after: testSnapshot testShelves { locked books { title } } }",
                Map.of("kind", kind));
        assertThat(answer.<String>partial("testFault")).isNull();
        assertThat(answer.<String>partial("after")).contains("repeatable read on");
        assertThat(answer.<String>partial("testShelves[2].books[0].title")).isEqualTo("x3-1");
        assertThat(answer.<List<String>>partial("testShelves.locked")).containsExactly("open", null, "open", null);
        var errors = answer.json().<List<Map<String, Object>>>get("errors");
        assertThat(errors).hasSize(3);
        assertThat(errors.getFirst().get("extensions")).isEqualTo(Map.of("code", "INTERNAL"));
        assertThat(errors.toString()).doesNotContainIgnoringCase("secret", "java", "select", "exception");
        assertThat(errors.get(1).get("extensions")).isEqualTo(Map.of("code", "SHELF_IS_LOCKED"));
        assertThat(errors.get(1).get("message")).isEqualTo("This shelf is locked");
    }

    @Test
    void readsAQueryInOneSnapshot() {
        var answer = ADMIN.query("{ a: testSnapshot testShelves { books { title } } b: testSnapshot }");
        assertThat(answer.<String>data("a")).isEqualTo(answer.<String>data("b")).contains("repeatable read on");
    }

    @Test
    void givesEachMutationItsOwnTransaction() {
        var answer = ADMIN.query("mutation { a: testWrite(key: \"a\", fail: false) b: testWrite(key: \"b\", fail: true)"
                + " c: testWrite(key: \"c\", fail: false) }");
        assertThat(answer.<String>partial("a")).isEqualTo("read committed a");
        assertThat(answer.<String>partial("b")).isNull();
        assertThat(answer.<String>partial("c")).isEqualTo("read committed a,c");
        assertThat(answer.error()).isEqualTo("SHELF_IS_LOCKED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ testShelves {",
                "{ nothing }",
                "{ testShelves(count: \"x\") { number } }",
                "query($n: Int!) { testShelves(count: $n) { number } }",
                "query($n: Nothing) { testShelves { number } }",
                "query A { __typename } query B { __typename }",
                "{ testEcho(date: \"yesterday\") }",
                "{ testEcho(role: NOBODY) }",
                ""
            })
    void namesTheMistakeInARequest(String query) {
        var answer = ADMIN.query(query);
        assertThat(answer.error()).isIn("SYNTAX_ERROR", "VALIDATION_ERROR", "BAD_REQUEST", "INVALID_ARGUMENT");
        assertThat(answer.json().<String>get("errors.toString()"))
                .doesNotContain("java.", "io.smalti", "smallrye", "Exception");
    }

    @Test
    void namesTheFieldWhoseValueIsNoneOfItsType() {
        var answer = ADMIN.query(
                "mutation($customers: [CustomerFactsInput!]!) { upsertCustomers(input: {source: CRM, customers: $customers}) { userErrors { code } } }",
                Map.of("customers", List.of(Map.of("externalId", "typed-1", "birthYear", "abc"))));
        assertThat(answer.error()).isEqualTo("INVALID_ARGUMENT");
        assertThat(answer.json().<String>get("errors[0].message")).contains("input.customers.birthYear ");
    }

    @Test
    void readsAndWritesEveryScalar() {
        var answer =
                ADMIN.query("{ testValues { decimal instant date dates whole real truth text role texts nothing } }");
        var values = answer.<Map<String, Object>>data("testValues");
        assertThat(values)
                .containsEntry("instant", "2026-01-31T10:00:00.500Z")
                .containsEntry("date", "2026-02-28")
                .containsEntry("dates", List.of("2026-02-28"))
                .containsEntry("whole", 7)
                .containsEntry("truth", true)
                .containsEntry("text", "a \"quote\", a \\, a\nline, é, 😀")
                .containsEntry("role", "STEWARD")
                .containsEntry("texts", List.of("x"))
                .containsEntry("nothing", null);
        assertThat(answer.<Object>data("testValues.real")).hasToString("0.25");
        var echo = ADMIN.query(
                "query($d: BigDecimal, $r: Float) { testEcho(decimal: $d, date: \"2026-02-28\", instant: \"2026-01-31T10:00:00Z\", real: $r, role: ADMIN) }",
                Map.of("d", new java.math.BigDecimal("1.50"), "r", 2));
        assertThat(echo.<String>data("testEcho")).isEqualTo("1.50 2026-02-28 2026-01-31T10:00:00Z 2.0 ADMIN");
    }

    @Test
    void saysThatTheDatabaseIsAwayAndRecovers() throws Exception {
        var held = new java.util.ArrayList<java.sql.Connection>();
        try {
            for (int i = 0; i < 16; i++) {
                held.add(dataSource.getConnection());
            }
            given().contentType("application/json")
                    .body("{\"query\": \"{ testSnapshot }\"}")
                    .post("/graphql")
                    .then()
                    .statusCode(503)
                    .header("Retry-After", "1")
                    .body("errors[0].extensions.code", equalTo("UNAVAILABLE"));
        } finally {
            for (var connection : held) {
                connection.close();
            }
        }
        assertThat(ADMIN.query("{ testSnapshot }").<String>data("testSnapshot")).isNotNull();
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where pid <> pg_backend_pid() and backend_type = 'client backend'");
        }
        for (int i = 0; i < 32 && ADMIN.query("{ testSnapshot }").error() != null; i++) {
            assertThat(i).isLessThan(20);
        }
        // each of the others would be met once, by whoever comes to it
        Pool.dropBroken(dataSource);
        assertThat(ADMIN.query("{ testSnapshot }").<String>data("testSnapshot")).isNotNull();
    }
}
