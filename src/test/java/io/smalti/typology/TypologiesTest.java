package io.smalti.typology;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smalti.testsupport.TestDatabase;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

@org.jspecify.annotations.NullUnmarked
@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class TypologiesTest {
    @Inject
    Typologies typologies;

    @Inject
    TypologyLoader loader;

    @Inject
    TypeAssigner assigner;

    @Test
    void readsBackWhatWasLoaded() {
        var loaded = Objects.requireNonNull(typologies.activeIn("BE"));
        var file = BuiltIn.TYPOLOGY;
        assertThat(loaded.checksum()).isEqualTo(file.checksum());
        assertThat(loaded.titles()).isEqualTo(file.titles());
        assertThat(loaded.dimensions()).usingRecursiveComparison().isEqualTo(file.dimensions());
        assertThat(loaded.attributes()).isEqualTo(file.attributes());
        assertThat(loaded.types())
                .usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes("(.*\\.)?typology")
                .isEqualTo(file.types());
        assertThat(loaded.groups())
                .usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes("(.*\\.)?typology")
                .isEqualTo(file.groups());
        assertThat(byCode(loaded)).usingRecursiveComparison().isEqualTo(byCode(file));
        assertThat(loaded.postcodes()).containsExactlyInAnyOrderElementsOf(file.postcodes());
    }

    private static List<Municipality> byCode(Typology typology) {
        return typology.municipalities().stream()
                .sorted(Comparator.comparing(Municipality::code))
                .toList();
    }

    @Test
    void loadsAVersionOnce() {
        loader.load(TypologyFiles.builtIn());
        assertThat(typologies.all().stream().filter(typology -> typology.code().equals("OLT-BE")))
                .hasSize(1);
    }

    @Test
    void assignsNothingAbroad() {
        var abroad = assigner.assign(new Evidence("GB", "9000", "30-34", null, null, null));
        assertThat(abroad).isEqualTo(Assignment.none(NoTypeReason.FOREIGN));
        assertThat(assigner.assign(new Evidence(null, "9000", null, null, null, null))
                        .typology())
                .isEqualTo(Objects.requireNonNull(typologies.activeIn("BE")).key());
    }
}
