package io.smalti.typology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

@org.jspecify.annotations.NullUnmarked
class EnrichmentTest {
    private static final Typology TYPOLOGY = BuiltIn.TYPOLOGY;

    private record Defaults(double share, double lift) implements EnrichmentRules {}

    private final Enrichment enrichment = new Enrichment(new Defaults(0.5, 1.5));

    @Test
    void infersWhatIsProbableInItselfAndAgainstTheCountry() {
        var inferred = enrichment.infer(Assignment.declared(TYPOLOGY, TYPOLOGY.type("A01")), TYPOLOGY);
        // 88.44 % against 25 % live detached; 94.34 % own, but so do 64.5 % of all
        assertThat(one(inferred, "dwellingType").value()).isEqualTo("DETACHED");
        assertThat(one(inferred, "dwellingType").confidence()).isCloseTo(0.8844, within(1e-6));
        assertThat(inferred).noneMatch(value -> value.code().equals("tenure"));
        assertThat(one(inferred, "incomeDecile").value()).isEqualTo("10");
        // 62.4 % against an index of 231
        assertThat(one(inferred, "SOCIAL_LINKEDIN").value()).isEqualTo("true");
        assertThat(one(inferred, "householdSize").number()).isCloseTo(3.04, within(1e-6));
        assertThat(one(inferred, "householdSize").confidence()).isNull();
    }

    @Test
    void weighsCompositionByAdults() {
        var inferred = enrichment.infer(Assignment.declared(TYPOLOGY, TYPOLOGY.type("A01")), TYPOLOGY);
        double adults = 12.09 + 2 * 25.97 + 2.7 * 55.31 + 1.6 * 5.46 + 2.7 * 1.17;
        assertThat(one(inferred, "householdComposition").value()).isEqualTo("COUPLE_WITH_CHILD");
        assertThat(one(inferred, "householdComposition").confidence()).isCloseTo(2.7 * 55.31 / adults, within(1e-6));
    }

    @Test
    void infersLittleFromNothingAndNothingWithoutAssignment() {
        var nothing = BuiltIn.ASSIGNER.assign(new Evidence("BE", null, null, null, null, null), TYPOLOGY);
        assertThat(enrichment.infer(nothing, TYPOLOGY)).noneMatch(value -> value.value() != null);
        assertThat(enrichment.infer(Assignment.none(NoTypeReason.FOREIGN), TYPOLOGY))
                .isEmpty();
    }

    private static Inferred one(List<Inferred> inferred, String code) {
        return inferred.stream()
                .filter(value -> value.code().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
