package io.smalti.segment.place;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smalti.platform.graphql.Role;
import io.smalti.segment.membership.People;
import io.smalti.testsupport.GraphQl;
import io.smalti.testsupport.TestDatabase;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@NullUnmarked
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class PlaceApiTest {
    @Inject
    People people;

    private static GraphQl.Answer locate(String locations) {
        return GraphQl.as(Role.MARKETER).query("""
                mutation { locatePostcodes(input: {country: "BE", source: "test", locations: [%s]}) {
                    changed userErrors { code path } } }""".formatted(locations));
    }

    private static String at(String postcode, double latitude, double longitude) {
        return "{postcode: \"%s\", latitude: %s, longitude: %s}".formatted(postcode, latitude, longitude);
    }

    private static GraphQl.Answer define(String key, String rule) {
        return GraphQl.ADMIN.query("""
                mutation { defineSegment(input: {key: "%s", name: "n", facet: GEOGRAPHIC, objective: INFORM, rule: %s}) {
                    userErrors { code path } } }""".formatted(key, rule));
    }

    @Test
    void segmentsFollowWherePostcodesLie() {
        var near = people.in("P-NEAR", 2);
        var far = people.in("P-FAR", 2);
        people.in("P-NOWHERE", 2);
        assertThat(locate(at("P-CENTRE", 60, 10)
                                + at("P-NEAR", 60.05, 10)
                                + at("P-FAR", 61, 10)
                                + at("9992", 60.01, 10))
                        .<Integer>data("locatePostcodes.changed"))
                .isEqualTo(4);
        var centre = "of: {postcode: {country: \"BE\", code: \"P-CENTRE\"}}";
        define("p-near", "{within: {km: 6, " + centre + "}}");
        define(
                "p-not-near",
                "{all: [{in: {trait: \"postcode\", values: [\"P-NEAR\", \"P-FAR\", \"P-NOWHERE\"]}} {not: {within: {km: 6, "
                        + centre + "}}}]}");
        assertThat(people.membersOf("p-near")).isEqualTo(near);
        assertThat(people.membersOf("p-not-near"))
                .as("nobody knows how far nowhere is")
                .isEqualTo(far);
        var why = GraphQl.ADMIN.query(
                "{ a: customer(externalId: \"P-FAR-0\") { segment(key: \"p-near\") { result conditions { condition value needed } } }"
                        + " b: customer(externalId: \"P-NOWHERE-0\") { segment(key: \"p-near\") { result conditions { value } } } }");
        assertThat(why.<String>data("a.segment.conditions[0].condition")).isEqualTo("within 6 km of P-CENTRE (BE)");
        assertThat(why.<String>data("a.segment.conditions[0].value")).isEqualTo("111.2 km");
        assertThat(why.<String>data("b.segment.result")).isEqualTo("UNKNOWN");
        assertThat(GraphQl.ADMIN
                        .query(
                                "{ classify(person: {country: \"BE\", postcode: \"9992\", ageEstimate: 40}) { segments { key } } }")
                        .<List<String>>data("classify.segments.key"))
                .contains("p-near");
        locate(at("P-FAR", 60.01, 10));
        assertThat(people.membersOf("p-near"))
                .containsAll(near)
                .containsAll(far)
                .hasSize(4);
        assertThat(people.membersOf("p-not-near")).isEmpty();
        assertThat(locate(at("P-FAR", 60.01, 10)).<Integer>data("locatePostcodes.changed"))
                .isZero();
        assertThat(GraphQl.ADMIN
                        .query(
                                "{ postcodeLocations(country: \"BE\", postcodes: [\"P-FAR\", \"x\", \"P-NEAR\"]) { postcode latitude source } }")
                        .<List<String>>data("postcodeLocations.postcode"))
                .containsExactly("P-FAR", "P-NEAR");
    }

    @Test
    void rulesAreRefusedThatNameNoPlace() {
        var rule = "{within: {km: %s, of: %s}}";
        var answer = define("p-no", rule.formatted("5", "{postcode: {country: \"BE\", code: \"P-UNTOLD\"}}"));
        assertThat(answer.<String>data("defineSegment.userErrors[0].code")).isEqualTo("UNKNOWN_PLACE");
        assertThat(answer.<List<String>>data("defineSegment.userErrors[0].path"))
                .containsExactly("rule", "within", "of", "postcode");
        assertThat(define("p-no", rule.formatted("0", "{point: {latitude: 1, longitude: 1}}"))
                        .<List<String>>data("defineSegment.userErrors[0].path"))
                .containsExactly("rule", "within", "km");
        assertThat(define("p-no", rule.formatted("5", "{point: {latitude: 91, longitude: 1}}"))
                        .<String>data("defineSegment.userErrors[0].code"))
                .isEqualTo("INVALID_VALUE");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            INVALID_VALUE | locations.0.latitude  | {postcode: "P-1", latitude: 90.1, longitude: 0}
            INVALID_VALUE | locations.0.longitude | {postcode: "P-1", latitude: 0, longitude: -181}
            INVALID_VALUE | locations.0.postcode  | {postcode: " ", latitude: 0, longitude: 0}
            TWICE         | locations.1.postcode  | {postcode: "P-1", latitude: 0, longitude: 0} {postcode: "P-1", latitude: 1, longitude: 0}
            EMPTY_LIST    | locations             | ''
            """)
    void refusesWhatIsNoPlace(String code, String path, String locations) {
        var answer = locate(locations);
        assertThat(answer.<String>data("locatePostcodes.userErrors[0].code")).isEqualTo(code);
        assertThat(String.join(".", answer.<List<String>>data("locatePostcodes.userErrors[0].path")))
                .isEqualTo(path);
        assertThat(GraphQl.ADMIN
                        .query("{ postcodeLocations(country: \"BE\", postcodes: [\"P-1\"]) { postcode } }")
                        .<List<String>>data("postcodeLocations.postcode"))
                .isEmpty();
    }

    @Test
    void takesAThousandAtOnceAndNoMore() {
        var locations = IntStream.rangeClosed(0, 1_000)
                .mapToObj(i -> Map.of("postcode", "P-M" + i, "latitude", 1, "longitude", 1))
                .toList();
        var mutation = """
                mutation ($locations: [LocationInput!]!) { locatePostcodes(input: {country: "BE", source: "t", locations: $locations}) {
                    changed userErrors { code } } }""";
        var answer = GraphQl.ADMIN.query(mutation, Map.of("locations", locations));
        assertThat(answer.<String>data("locatePostcodes.userErrors[0].code")).isEqualTo("TOO_MANY");
        assertThat(GraphQl.ADMIN
                        .query(mutation, Map.of("locations", locations.subList(0, 1_000)))
                        .<Integer>data("locatePostcodes.changed"))
                .isEqualTo(1_000);
        assertThat(GraphQl.as(Role.FRONTEND)
                        .query(mutation, Map.of("locations", List.of()))
                        .error())
                .isEqualTo("FORBIDDEN");
    }
}
