package io.smalti.typology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

@org.jspecify.annotations.NullUnmarked
class TypeAssignerProperties {
    private static final Typology TYPOLOGY = BuiltIn.TYPOLOGY;

    @Property
    void addsUpToOneAndKeepsTheRulesOfTheLevels(@ForAll("evidences") Evidence evidence) {
        var assignment = BuiltIn.ASSIGNER.assign(evidence, TYPOLOGY);
        double total = 0;
        double best = 0;
        var groups = new double[TYPOLOGY.groups().size()];
        for (var type : TYPOLOGY.types()) {
            double probability = assignment.posterior()[type.sequence() - 1];
            total += probability;
            best = Math.max(best, probability);
            groups[type.group().sequence() - 1] += probability;
        }
        assertThat(total).isCloseTo(1, within(1e-6));
        assertThat(assignment.typeProbability()).isCloseTo(best, within(1e-6));
        assertThat(assignment.groupProbability())
                .isCloseTo(java.util.Arrays.stream(groups).max().getAsDouble(), within(1e-6));
        assertThat(assignment.entropy()).isBetween(0.0, Math.log(33) / Math.log(2) + 1e-9);
        assertThat(assignment.level())
                .isEqualTo(
                        assignment.typeProbability() >= 0.5
                                ? Level.TYPE
                                : assignment.groupProbability() >= 0.6 ? Level.GROUP : Level.NONE);
        if (assignment.level() == Level.TYPE) {
            assertThat(TYPOLOGY.type(assignment.typeCode()).group().code()).isEqualTo(assignment.groupCode());
        }
    }

    /** What is not known changes nothing, and every answer that is given is named once. */
    @Property
    void restsOnWhatIsGivenAndNothingElse(@ForAll("evidences") Evidence evidence) {
        var assignment = BuiltIn.ASSIGNER.assign(evidence, TYPOLOGY);
        long given = java.util.stream.Stream.of(
                        evidence.postcode(),
                        evidence.ageBand(),
                        evidence.householdComposition(),
                        evidence.tenure(),
                        evidence.dwelling())
                .filter(java.util.Objects::nonNull)
                .count();
        assertThat(assignment.evidence()).hasSize((int) given).doesNotHaveDuplicates();
        assertThat(assignment.areaLevel())
                .isEqualTo(
                        evidence.postcode() == null || TYPOLOGY.area(evidence.postcode()) == null
                                ? AreaLevel.NATION
                                : AreaLevel.MUNICIPALITY);
    }

    @Provide
    Arbitrary<Evidence> evidences() {
        var bands = Arbitraries.of(TYPOLOGY.ageBands()).map(AgeBand::code).injectNull(0.3);
        var postcodes = Arbitraries.oneOf(
                        Arbitraries.of(TYPOLOGY.postcodes()).map(Postcode::code), Arbitraries.just("0000"))
                .injectNull(0.3);
        return Combinators.combine(
                        Arbitraries.just("BE"),
                        postcodes,
                        bands,
                        category(Dimension.COMPOSITION),
                        category(Dimension.TENURE),
                        category(Dimension.DWELLING))
                .as(Evidence::new);
    }

    private static Arbitrary<String> category(String dimension) {
        return Arbitraries.of(TYPOLOGY.dimension(dimension).categories()).injectNull(0.3);
    }
}
