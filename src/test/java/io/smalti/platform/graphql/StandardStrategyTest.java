package io.smalti.platform.graphql;

import static io.smalti.testsupport.GraphQl.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smalti.testsupport.SqlCount;
import io.smalti.testsupport.TestDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The way back: graphql-java's own strategy gives the same answers from the same resolvers. */
@QuarkusTest
@TestProfile(StandardStrategyTest.FieldByField.class)
@WithTestResource(TestDatabase.class)
class StandardStrategyTest {
    public static class FieldByField implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("smalti.graphql.by-column", "false");
        }
    }

    @Test
    void givesEachAliasItsOwnArguments() {
        ShelfApi.CALLS.clear();
        var answer =
                ADMIN.query("{ testShelves { a: books(prefix: \"a\") { title } b: books(prefix: \"b\") { title } } }");
        assertThat(answer.<String>data("testShelves[2].a[1].title")).isEqualTo("a3-2");
        assertThat(answer.<String>data("testShelves[2].b[1].title")).isEqualTo("b3-2");
        assertThat(ShelfApi.CALLS).containsExactly("books 4 a", "books 4 b");
    }

    @Test
    void batchesEqualFieldsAcrossBranches() {
        ShelfApi.CALLS.clear();
        var counted = SqlCount.of(
                () -> ADMIN.query(
                        "{ testShelves(count: 2) { a: books { review(by: \"me\") } b: books(first: 1) { review(by: \"me\") } } }"));
        assertThat(counted.result().<List<Object>>data("testShelves.a")).hasSize(2);
        assertThat(ShelfApi.CALLS).contains("review 4 me"); // equal books count once
    }
}
