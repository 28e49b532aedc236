package io.smalti;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smalti.testsupport.GraphQl;
import io.smalti.testsupport.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The queries of the README and the answers it promises: a heading, a query, the data of its answer. */
@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class TourTest {
    private static final Pattern STOP = Pattern.compile(
            "### (?<title>[^\n]+)\n.*?```graphql\n(?<query>.*?)```\n+```json\n(?<data>.*?)```", Pattern.DOTALL);

    private record Stop(String title, String query, String data) {}

    @TestFactory
    Stream<DynamicTest> answersAsTheReadmeSays() throws IOException {
        var json = new ObjectMapper();
        return stops().stream()
                .map(stop -> DynamicTest.dynamicTest(stop.title(), () -> {
                    var answer = GraphQl.ADMIN.query(stop.query());
                    assertThat(answer.error()).isNull();
                    assertThat(json.readTree(
                                    json.writeValueAsString(answer.json().get("data"))))
                            .isEqualTo(json.readTree(stop.data()));
                }));
    }

    @Test
    void promisesAnAnswerForEveryQuery() throws IOException {
        var text = readme();
        assertThat(stops()).hasSize(text.split("```graphql", -1).length - 1).isNotEmpty();
    }

    private static List<Stop> stops() throws IOException {
        return STOP.matcher(readme())
                .results()
                .map(found -> new Stop(found.group("title"), found.group("query"), found.group("data")))
                .toList();
    }

    private static String readme() throws IOException {
        return Files.readString(Path.of("README.md"));
    }
}
