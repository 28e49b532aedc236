package io.smalti.platform.graphql;

import static io.smalti.testsupport.GraphQl.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smalti.testsupport.SqlCount;
import io.smalti.testsupport.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class BatchedFieldTest {
    @BeforeEach
    void forget() {
        ShelfApi.CALLS.clear();
    }

    @Test
    void givesEachAliasItsOwnArguments() {
        var answer = ADMIN.query("""
                { testShelves { number
                    a: books(prefix: "a") { title } b: books(prefix: "b", first: 1) { title } c: books { title } } }""");
        assertThat(answer.<String>data("testShelves[2].a[1].title")).isEqualTo("a3-2");
        assertThat(answer.<List<Object>>data("testShelves[3].b.title")).containsExactly("b4-1");
        assertThat(answer.<List<Object>>data("testShelves[0].c.title")).containsExactly("x1-1", "x1-2");
        assertThat(ShelfApi.CALLS).containsExactly("books 4 a", "books 4 b", "books 4 x");
    }

    @Test
    void callsOnceForEqualArguments() {
        var answer = ADMIN.query(
                "{ testShelves { a: books(prefix: \"same\") { title } b: books(prefix: \"same\") { title } } }");
        assertThat(answer.<String>data("testShelves[1].b[0].title")).isEqualTo("same2-1");
        assertThat(ShelfApi.CALLS).containsExactly("books 4 same");
    }

    @Test
    void batchesEveryLevelWhateverTheNumberOfParents() {
        var query = "query($n: Int) { testShelves(count: $n) { a: books(prefix: \"a\") { title review(by: \"me\") }"
                + " b: books(prefix: \"b\") { other: review mine: review(by: \"me\") } testLabel } }";
        var few = SqlCount.of(() -> ADMIN.query(query, Map.of("n", 2)));
        assertThat(few.result().<String>data("testShelves[1].b[1].mine")).isEqualTo("b2-2 by me");
        assertThat(few.result().<String>data("testShelves[1].b[1].other")).isEqualTo("b2-2 by null");
        assertThat(ShelfApi.CALLS)
                .containsExactlyInAnyOrder("books 2 a", "books 2 b", "label 2", "review 8 me", "review 4 null");
        var many = SqlCount.of(() -> ADMIN.query(query, Map.of("n", 300)));
        assertThat(many.result().<String>data("testShelves[299].b[1].mine")).isEqualTo("b300-2 by me");
        assertThat(few.statements()).isEqualTo(2);
        assertThat(many.statements()).isEqualTo(2);
    }

    @Test
    void batchesFieldsOfAnInterface() {
        var ids = "\"%s\", \"%s\"".formatted(GlobalId.of("TestShelf", 1), GlobalId.of("TestShelf", 2));
        var answer =
                ADMIN.query("{ nodes(ids: [" + ids + "]) { __typename id ... on TestShelf { number testLabel } } }");
        assertThat(answer.<String>data("nodes[1].testLabel")).isEqualTo("label " + GlobalId.of("TestShelf", 2));
        assertThat(answer.<String>data("nodes[0].__typename")).isEqualTo("TestShelf");
        assertThat(ShelfApi.CALLS).containsExactly("load 2", "label 2");
    }

    @Test
    void failsOnlyTheSourcesOfABatchOfTheWrongSize() {
        var answer = ADMIN.query("{ testShelves { good: tooFew bad: tooFew(really: true) number } }");
        assertThat(answer.<String>partial("testShelves[3].good")).isEqualTo(GlobalId.of("TestShelf", 4));
        assertThat(answer.<String>partial("testShelves[0].bad")).isNull();
        assertThat(answer.error()).isEqualTo("INTERNAL");
        assertThat(answer.json().<List<Object>>get("errors")).hasSize(4);
        assertThat(answer.json().<List<Object>>get("errors[0].path")).containsExactly("testShelves", 0, "bad");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "few", "many", "exception", "error", "stack"})
    void failsAtTheFieldWhateverABatchDoes(String how) {
        var answer = ADMIN.query(
                "query($how: String!) { testShelves { number broken(how: $how) well: broken(how: \"not\") } }",
                Map.of("how", how));
        assertThat(answer.<List<Object>>partial("testShelves.number")).containsExactly(1, 2, 3, 4);
        assertThat(answer.<List<Object>>partial("testShelves.broken")).containsExactly(null, null, null, null);
        assertThat(answer.<List<Object>>partial("testShelves.well")).doesNotContainNull();
        assertThat(answer.json().<List<Object>>get("errors.path"))
                .containsExactlyElementsOf(IntStream.range(0, 4)
                        .mapToObj(shelf -> List.<Object>of("testShelves", shelf, "broken"))
                        .toList());
        assertThat(answer.json().<List<Object>>get("errors.extensions.code")).containsOnly("INTERNAL");
        assertThat(answer.json().prettify()).doesNotContain("secret");
    }

    @Test
    void failsForOneSourceAlone() {
        var answer = ADMIN.query("{ before: testSnapshot testShelves { opened } after: testSnapshot }");
        assertThat(answer.<List<Object>>partial("testShelves.opened")).containsExactly("open", null, "open", "open");
        assertThat(answer.message()).isEqualTo("This shelf is locked");
        assertThat(answer.json().<List<Object>>get("errors.path")).containsExactly(List.of("testShelves", 1, "opened"));
        assertThat(answer.<String>partial("after")).isEqualTo(answer.partial("before"));
    }
}
