package io.smalti.typology;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smalti.platform.graphql.GlobalId;
import io.smalti.testsupport.GraphQl;
import io.smalti.testsupport.TestDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@org.jspecify.annotations.NullUnmarked
@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class TypologyApiTest {
    @Test
    void showsATypeWithEverythingAroundIt() {
        var answer = GraphQl.ADMIN.query("""
                { lifestyleType(code: "A01") {
                    code status shareOfHouseholds
                    en: name nl: name(language: "nl-BE") nb: name(language: "nb") xx: name(language: "xx")
                    portrait(language: "fr")
                    group { code name types { code } distributions(dimension: "tenure") { categories { share } } }
                    typology { code version status notice groups { code } types { code } }
                    ageBands { share shareOfAdults index ageBand { code fromAge untilAge } }
                    traits { code } media: traits(category: "MEDIA") { code share index nationalShare label }
                    distributions(dimension: "tenure") { dimension categories { category share nationalShare index } }
                    scores { code value }
                    communication { tone arguments channels { code } }
                    areas(first: 3) { households share area { name level municipalityCode } }
                } }""");
        assertThat((String) answer.data("lifestyleType.status")).isEqualTo("SYNTHETIC");
        assertThat((Float) answer.data("lifestyleType.shareOfHouseholds")).isEqualTo(0.018f);
        assertThat((String) answer.data("lifestyleType.en")).isEqualTo("Oak Drive");
        assertThat((String) answer.data("lifestyleType.nl")).isEqualTo("Eikendreef");
        assertThat((String) answer.data("lifestyleType.nb")).isEqualTo("Eikealleen");
        assertThat((String) answer.data("lifestyleType.xx")).isEqualTo("Oak Drive");
        assertThat((List<String>) answer.data("lifestyleType.group.types.code"))
                .containsExactly("A01", "A02", "A03", "A04");
        assertThat((List<?>) answer.data("lifestyleType.typology.types")).hasSize(33);
        assertThat((List<?>) answer.data("lifestyleType.ageBands")).hasSize(12);
        assertThat((Integer) answer.data("lifestyleType.ageBands[11].ageBand.untilAge"))
                .isNull();
        assertThat((List<?>) answer.data("lifestyleType.traits")).hasSize(68);
        assertThat((List<String>) answer.data("lifestyleType.media.code")).contains("NEWSPAPER_PRINT");
        assertThat((Float) answer.data("lifestyleType.distributions[0].categories[0].share"))
                .isEqualTo(0.9434f);
        assertThat((String) answer.data("lifestyleType.communication.tone")).isEqualTo("EXPERT");
        assertThat((String) answer.data("lifestyleType.communication.channels[0].code"))
                .isEqualTo("CH_EMAIL");
        assertThat((List<?>) answer.data("lifestyleType.areas")).hasSize(3);
    }

    @Test
    void showsAnAreaWithItsHouseholds() {
        var answer = GraphQl.ADMIN.query("""
                { area(postcode: "9000") {
                    level postcode region languages en: name fr: name(language: "fr") households
                    types { share households index type { code } }
                    municipality { id postcode postcodes }
                } }""");
        assertThat((String) answer.data("area.level")).isEqualTo("MUNICIPALITY");
        assertThat((String) answer.data("area.en")).isEqualTo("Gent");
        assertThat((String) answer.data("area.fr")).isEqualTo("Gand");
        assertThat((List<String>) answer.data("area.languages")).containsExactly("nl");
        assertThat((List<?>) answer.data("area.types")).hasSize(33);
        assertThat((List<String>) answer.data("area.municipality.postcodes")).contains("9000", "9050");
        assertThat((String) answer.data("area.municipality.postcode")).isNull();
    }

    @Test
    void goesFromBandsToTypesAndBack() {
        var answer = GraphQl.ADMIN.query("""
                { ageBands { code fromAge types { shareOfAdults type { code ageBands { ageBand { code } } } } } }""");
        assertThat((List<?>) answer.data("ageBands")).hasSize(12);
        assertThat((String) answer.data("ageBands[11].types[12].type.code")).isEqualTo("C13");
        assertThat((Float) answer.data("ageBands[11].types[12].shareOfAdults")).isEqualTo(0.032321f);
    }

    @Test
    void answersWhatIsUnknownWithNull() {
        var answer = GraphQl.ADMIN.query("""
                { type: lifestyleType(code: "Z99") { code } scheme: lifestyleType(code: "A01", typology: "NO") { code }
                  group: lifestyleGroup(code: "Z") { code } typology(code: "OLT-BE", version: "9") { code }
                  place: area(postcode: "0000") { name } abroad: area(postcode: "9000", country: "NL") { name }
                  ageBands(typology: "NO") { code } }""");
        for (var field : List.of("type", "scheme", "group", "typology", "place", "abroad")) {
            assertThat((Object) answer.data(field)).as(field).isNull();
        }
        assertThat((List<?>) answer.data("ageBands")).isEmpty();
    }

    @Test
    void findsEveryPartByItsId() {
        var parts = Map.of(
                "Typology", "OLT-BE:1.0.0",
                "LifestyleGroup", "OLT-BE:1.0.0:A",
                "LifestyleType", "OLT-BE:1.0.0:A01",
                "AgeBand", "OLT-BE:1.0.0:30-34",
                "Area", "OLT-BE:1.0.0:postcode:9000");
        parts.forEach((type, key) -> {
            var id = GlobalId.of(type, key);
            var answer = GraphQl.ADMIN.query("{ node(id: \"" + id + "\") { __typename id } }");
            assertThat((String) answer.data("node.__typename")).isEqualTo(type);
            assertThat((String) answer.data("node.id")).isEqualTo(id);
            var unknown = GlobalId.of(type, key.replace("1.0.0", "7.0.0"));
            assertThat((Object) GraphQl.ADMIN
                            .query("{ node(id: \"" + unknown + "\") { id } }")
                            .data("node"))
                    .isNull();
        });
    }

    @Test
    void letsReferenceDataBeKept() {
        var queries = List.of(
                "{ typologies { code title types { name traits { code share } group { name portrait } } } }",
                "{ typology(code: \"OLT-BE\") { municipalities { name } ageBands { code } } }",
                "{ lifestyleType(code: \"A01\") { name ageBands { share } communication { tone } areas { area { name } } } }",
                "{ lifestyleGroup(code: \"A\") { name types { code } } }",
                "{ ageBands { code types { share } } }",
                "{ area(postcode: \"9000\") { name municipality { name } types { share type { name } } } }");
        for (var query : queries) {
            var first = get(query, "none");
            assertThat((Object) first.path("errors")).as(query).isNull();
            assertThat(first.header("Cache-Control")).as(query).contains("max-age=300");
            assertThat(get(query, first.header("ETag")).statusCode()).as(query).isEqualTo(304);
        }
        var alive = get("{ lifestyleType(code: \"A01\") { name customers { totalCount } } }", "none");
        assertThat(alive.header("Cache-Control")).isEqualTo("private, no-store");
    }

    private static Response get(String query, String known) {
        return given().accept("application/json")
                .header("If-None-Match", known)
                .queryParam("query", query)
                .get("/graphql");
    }

    @Test
    void refusesAreasBeyondTheLimit() {
        var answer = GraphQl.ADMIN.query("{ lifestyleType(code: \"A01\") { areas(first: -1) { share } } }");
        assertThat(answer.error()).isEqualTo("INVALID_PAGE");
    }
}
