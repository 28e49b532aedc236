package io.smalti;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smalti.platform.graphql.Role;
import io.smalti.testsupport.GraphQl;
import io.smalti.testsupport.Lommera;
import io.smalti.testsupport.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Takes the tour of the README: every query gives the answer that stands below it, every command the lines below it; an
 * ellipsis stands for anything. {@code # as analyst} in the first line of a query is the role that asks.
 */
@QuarkusTest
@TestProfile(Lommera.class)
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class TourTest {
    private static final Pattern ASKED = Pattern.compile("```graphql\n(.*?)```\n+```json\n(.*?)```", Pattern.DOTALL);
    private static final Pattern TYPED = Pattern.compile("```console\n\\$ (.*?[^\\\\])\n(.*?)```", Pattern.DOTALL);
    private static final Pattern ROLE = Pattern.compile("# as (\\w+)\n");

    @TestHTTPResource("/")
    URI server;

    private final ObjectMapper json = new ObjectMapper();

    @TestFactory
    Stream<DynamicTest> answersAsTheReadmeSays() throws IOException {
        return ASKED.matcher(readme()).results().map(found -> {
            var query = found.group(1);
            return DynamicTest.dynamicTest(query.lines().findFirst().orElse(""), () -> {
                var role = ROLE.matcher(query);
                var asking =
                        role.find() ? GraphQl.as(Role.valueOf(role.group(1).toUpperCase(Locale.ROOT))) : GraphQl.ADMIN;
                JsonNode answer = json.readTree(
                        json.writeValueAsString(asking.query(query).json().get()));
                var promised = json.readTree(found.group(2));
                if (promised.has("errors")) {
                    ((ObjectNode) answer).remove("extensions");
                    assertAsPromised(answer, promised);
                } else {
                    assertThat(answer.get("errors")).isNull();
                    assertAsPromised(answer.get("data"), promised);
                }
            });
        });
    }

    @TestFactory
    Stream<DynamicTest> doesWhatTheReadmeTypes() throws IOException {
        return TYPED.matcher(readme()).results().map(found -> {
            var command = found.group(1);
            return DynamicTest.dynamicTest(command.lines().findFirst().orElse(""), () -> {
                var process = new ProcessBuilder("sh", "-c", command.replace("localhost:8080", server.getAuthority()))
                        .redirectErrorStream(true)
                        .start();
                var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(said.replace("\r", "").strip())
                        .matches(pattern(found.group(2).strip()));
            });
        });
    }

    @Test
    void promisesAnAnswerForEveryQuery() throws IOException {
        var text = readme();
        assertThat(ASKED.matcher(text).results())
                .hasSize(text.split("```graphql", -1).length - 1)
                .isNotEmpty();
        assertThat(TYPED.matcher(text).results())
                .hasSize(text.split("```console", -1).length - 1)
                .isNotEmpty();
    }

    private void assertAsPromised(JsonNode answer, JsonNode promised) throws IOException {
        var actual = json.writerWithDefaultPrettyPrinter().writeValueAsString(answer);
        var expected = json.writerWithDefaultPrettyPrinter().writeValueAsString(promised);
        assertThat(actual).matches(pattern(expected));
    }

    private static Pattern pattern(String promised) {
        return Pattern.compile(
                Stream.of(promised.replace("\"…\"", "…").split("…", -1))
                        .map(Pattern::quote)
                        .reduce((a, b) -> a + ".*?" + b)
                        .orElse(""),
                Pattern.DOTALL);
    }

    private static String readme() throws IOException {
        return Files.readString(Path.of("README.md"));
    }
}
