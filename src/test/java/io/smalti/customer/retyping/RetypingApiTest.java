package io.smalti.customer.retyping;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smalti.platform.graphql.Role;
import io.smalti.testsupport.GraphQl;
import io.smalti.testsupport.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A company's own typology: the built-in one with other types for the young in a country of its own. */
@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class RetypingApiTest {
    private static final GraphQl STEWARD = GraphQl.as(Role.STEWARD);

    private static String builtIn(String name) {
        try (var stream = RetypingApiTest.class.getResourceAsStream("/typology/" + name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The built-in typology as another one, by its country and version, changed. */
    private static List<Map<String, String>> files(
            String version, UnaryOperator<String> scheme, UnaryOperator<String> areas) {
        return files("SE", version, scheme, areas);
    }

    private static List<Map<String, String>> files(
            String country, String version, UnaryOperator<String> scheme, UnaryOperator<String> areas) {
        var files = new ArrayList<Map<String, String>>();
        files.add(Map.of(
                "name",
                "typology.json",
                "content",
                scheme.apply(builtIn("typology.json")
                        .replace("\"OLT-BE\"", "\"OWN-" + country + "\"")
                        .replace("\"country\": \"BE\"", "\"country\": \"" + country + "\"")
                        .replace("\"version\": \"1.0.0\"", "\"version\": \"" + version + "\""))));
        files.add(Map.of(
                "name", "area_mix_municipality.csv", "content", areas.apply(builtIn("area_mix_municipality.csv"))));
        files.add(Map.of("name", "postcodes_se.csv", "content", builtIn("postcodes_be.csv")));
        return files;
    }

    private static GraphQl.Answer take(List<Map<String, String>> files) {
        return STEWARD.query("""
                mutation($files: [TypologyFileInput!]!) { importTypology(input: {files: $files}) {
                  typology { code version active } userErrors { code message file line } } }""", Map.of("files", files));
    }

    private static String retype(String version) throws InterruptedException {
        var answer = STEWARD.query("""
                mutation($version: String!) { retypeCustomers(input: {typology: "OWN-SE", version: $version}) {
                  job { id kind } userErrors { code } } }""", Map.of("version", version));
        return done(answer.data("retypeCustomers.job.id"));
    }

    private static String done(String job) throws InterruptedException {
        for (int i = 0; i < 300; i++) {
            String state = STEWARD.query("query($id: ID!) { job(id: $id) { state error } }", Map.of("id", job))
                    .data("job.state");
            if (!List.of("QUEUED", "RUNNING").contains(state)) {
                assertThat(state).isEqualTo("DONE");
                return job;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("not done in 30 s");
    }

    private static String typology(String version) {
        return STEWARD.query("{ typology(code: \"OWN-SE\", version: \"" + version + "\") { active } }")
                        .<Boolean>data("typology.active")
                ? "active"
                : "beside";
    }

    @Test
    void typesCustomersByAnotherVersionAndBack() throws InterruptedException {
        // in the second version the areas of A and B have changed places
        UnaryOperator<String> swapped =
                areas -> areas.replace(",A01,A02,A03,A04,B05,B06,B07,B08,", ",B05,B06,B07,B08,A01,A02,A03,A04,");
        assertThat((Object) take(files("1", scheme -> scheme, areas -> areas)).data("importTypology.typology.active"))
                .isEqualTo(true);
        assertThat((Object) take(files("2", scheme -> scheme, swapped)).data("importTypology.typology.active"))
                .isEqualTo(false);
        var people = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < 60; i++) {
            people.add(Map.of(
                    "externalId",
                    "se-" + i,
                    "country",
                    "SE",
                    "postcode",
                    i % 2 == 0 ? "2630" : "8300",
                    "birthYear",
                    1950 + i,
                    "householdComposition",
                    "COUPLE_NO_CHILD",
                    "tenure",
                    "OWNER"));
        }
        STEWARD.query(
                        "mutation($c: [CustomerFactsInput!]!) { upsertCustomers(input: {source: CRM, customers: $c}) { userErrors { code } } }",
                        Map.of("c", people))
                .data("upsertCustomers");
        var before = types();

        var job = retype("2");
        assertThat(typology("1")).isEqualTo("beside");
        assertThat(typology("2")).isEqualTo("active");
        var moves = STEWARD.query("query($id: ID!) { typeMoves(job: $id) { from to customers } }", Map.of("id", job));
        assertThat(moves.<List<Integer>>data("typeMoves.customers").stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(60);
        assertThat(types()).isNotEqualTo(before);
        assertThat((Object) STEWARD.query("{ job(id: \"" + job + "\") { rows total progress } }")
                        .data("job"))
                .isEqualTo(Map.of("rows", 60, "total", 60, "progress", 1.0f));

        var undone = STEWARD.query(
                "mutation($id: ID!) { undoRetyping(id: $id) { job { id } userErrors { code } } }", Map.of("id", job));
        done(undone.data("undoRetyping.job.id"));
        assertThat(typology("1")).isEqualTo("active");
        assertThat(types()).isEqualTo(before);
    }

    private static List<?> types() {
        return STEWARD.query("""
                { customers(first: 100, where: {equals: {trait: "country", value: "SE"}}) { nodes { externalId
                  lifestyle { level typeProbability type { code } group { code } } } } }""").data("customers.nodes");
    }

    @Test
    void refusesWrongFilesWithTheirLine() {
        var twice = take(files("FI", "3", scheme -> scheme, areas -> areas));
        assertThat((List<?>) twice.data("importTypology.userErrors")).isEmpty();
        assertThat((List<?>)
                        take(files("FI", "3", scheme -> scheme, areas -> areas)).data("importTypology.userErrors"))
                .isEmpty();
        var changed = take(files("FI", "3", scheme -> scheme.replace("5163139", "5163140"), areas -> areas));
        assertThat((String) changed.data("importTypology.userErrors[0].code")).isEqualTo("VERSION_TAKEN");

        var short98 = take(files(
                "4", scheme -> scheme.replace("\"adultSharePct\": 10.02", "\"adultSharePct\": 8.02"), areas -> areas));
        assertThat((String) short98.data("importTypology.userErrors[0].code")).isEqualTo("INVALID_FILE");
        assertThat((String) short98.data("importTypology.userErrors[0].message"))
                .contains("adds up to 98");
        assertThat((int) short98.data("importTypology.userErrors[0].line")).isGreaterThan(1);

        var area =
                take(files("FI", "4", scheme -> scheme, areas -> areas.replace("11001,Aartselaar", "11001,Aartselaar")
                        .replaceFirst(",5\\.881,", ",3.881,")));
        assertThat((String) area.data("importTypology.userErrors[0].file")).isEqualTo("area_mix_municipality.csv");
        assertThat((int) area.data("importTypology.userErrors[0].line")).isEqualTo(2);
        assertThat((Object) STEWARD.query("{ typology(code: \"OWN-FI\", version: \"4\") { code } }")
                        .data("typology"))
                .isNull();

        var unknown = new ArrayList<>(files("FI", "5", scheme -> scheme, areas -> areas));
        unknown.add(Map.of("name", "readme.txt", "content", "x"));
        assertThat((String) take(unknown).data("importTypology.userErrors[0].code"))
                .isEqualTo("UNKNOWN_FILE");
        assertThat((String) STEWARD.query(
                                "mutation { retypeCustomers(input: {typology: \"OWN-FI\", version: \"99\"}) { job { id } userErrors { code } } }")
                        .data("retypeCustomers.userErrors[0].code"))
                .isEqualTo("UNKNOWN_TYPOLOGY");
    }

    /** As when two instances start at once on an empty database. */
    @Test
    void takesTheSameFilesFromManyAtOnceOnce() throws Exception {
        var files = files("DK", "1", scheme -> scheme, areas -> areas);
        var tasks = new ArrayList<java.util.concurrent.Callable<String>>();
        for (int i = 0; i < 6; i++) {
            tasks.add(() -> take(files).data("importTypology.typology.version"));
        }
        try (var pool = java.util.concurrent.Executors.newFixedThreadPool(6)) {
            for (var answer : pool.invokeAll(tasks)) {
                assertThat(answer.get()).isEqualTo("1");
            }
        }
        assertThat((List<String>) STEWARD.query("{ typologies { code } }").data("typologies.code"))
                .containsOnlyOnce("OWN-DK");
    }
}
