package io.smalti.typology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@org.jspecify.annotations.NullUnmarked
class TypeAssignerTest {
    private static final Typology TYPOLOGY = BuiltIn.TYPOLOGY;

    @Test
    void equalsTheGoldenPosteriors() throws IOException {
        try (var stream = getClass().getResourceAsStream("/golden/posterior_examples.json")) {
            var examples = JsonValue.parse("golden", stream.readAllBytes())
                    .get("examples")
                    .items();
            assertThat(examples).hasSize(5);
            for (var example : examples) {
                var given = example.get("evidence");
                var municipality = text(given, "nis");
                var area = municipality == null ? null : TYPOLOGY.municipality(municipality);
                var evidence = new Evidence(
                        "BE",
                        null,
                        text(given, "band"),
                        text(given, "comp"),
                        text(given, "tenure"),
                        text(given, "dwelling"));
                var posterior = BuiltIn.ASSIGNER.posterior(evidence, TYPOLOGY, area, new ArrayList<>());
                for (var type : TYPOLOGY.types()) {
                    assertThat(posterior[type.sequence() - 1])
                            .as("%s of %s", type.code(), given)
                            .isCloseTo(example.get("posterior").get(type.code()).number(), within(0.5e-6));
                }
            }
        }
    }

    private static @Nullable String text(JsonValue json, String field) {
        return json.fields().containsKey(field) ? json.get(field).text() : null;
    }

    @Test
    void speaksOfNothingWhenNothingIsKnown() {
        var assignment = assign(new Evidence("BE", null, null, null, null, null));
        assertThat(assignment.level()).isEqualTo(Level.NONE);
        assertThat(assignment.typeCode()).isEqualTo("B07");
        assertThat(assignment.groupCode()).isEqualTo("B");
        assertThat(assignment.groupProbability()).isCloseTo(0.2148, within(0.00005));
        assertThat(assignment.areaLevel()).isEqualTo(AreaLevel.NATION);
        assertThat(assignment.evidence()).isEmpty();
    }

    @Test
    void usesTheMunicipalityOfAPostcode() {
        var assignment = assign(new Evidence("BE", "3000", "25-29", "SINGLE", "PRIVATE_RENT", "APARTMENT"));
        assertThat(assignment.areaLevel()).isEqualTo(AreaLevel.MUNICIPALITY);
        assertThat(assignment.evidence())
                .containsExactly(
                        "postcode=3000",
                        "ageBand=25-29",
                        "householdComposition=SINGLE",
                        "tenure=PRIVATE_RENT",
                        "dwelling=APARTMENT");
    }

    @Test
    void fallsBackToTheNationAndSaysSo() {
        var unknown = assign(new Evidence(null, "9999", "30-34", null, "TENT", null));
        assertThat(unknown.areaLevel()).isEqualTo(AreaLevel.NATION);
        assertThat(unknown.evidence())
                .containsExactly(
                        "country=BE (assumed)", "postcode=9999 (unknown)", "ageBand=30-34", "tenure=TENT (unknown)");
        assertThat(unknown.posterior())
                .containsExactly(assign(new Evidence("BE", null, "30-34", null, null, null))
                        .posterior());
    }

    @Test
    void typesAMillionPeopleInSeconds() {
        var bands = TYPOLOGY.ageBands();
        var postcodes = TYPOLOGY.postcodes();
        long begin = System.nanoTime();
        int typed = 0;
        for (int i = 0; i < 100_000; i++) {
            var evidence = new Evidence(
                    "BE",
                    postcodes.get(i % postcodes.size()).code(),
                    bands.get(i % bands.size()).code(),
                    "SINGLE",
                    "OWNER",
                    "APARTMENT");
            typed += assign(evidence).level() == Level.TYPE ? 1 : 0;
        }
        System.out.printf("Typed 100,000 people in %d ms, %d typed%n", (System.nanoTime() - begin) / 1_000_000, typed);
        assertThat(typed).isPositive();
    }

    private static Assignment assign(Evidence evidence) {
        return BuiltIn.ASSIGNER.assign(evidence, TYPOLOGY);
    }
}
