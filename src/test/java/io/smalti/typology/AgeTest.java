package io.smalti.typology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

@org.jspecify.annotations.NullUnmarked
class AgeTest {
    private static final LocalDate DAY = LocalDate.of(2026, 6, 15);

    @Test
    void countsCompletedYears() {
        assertThat(born(DAY, LocalDate.of(2008, 6, 15))).isEqualTo(new Age(18, false));
        assertThat(born(DAY, LocalDate.of(2008, 6, 16))).isEqualTo(new Age(17, false));
        assertThat(born(DAY, DAY)).isEqualTo(new Age(0, false));
    }

    @Test
    void agesOnTheFirstOfMarchWhoIsBornOnTheTwentyNinthOfFebruary() {
        var born = LocalDate.of(2008, 2, 29);
        assertThat(born(LocalDate.of(2026, 2, 28), born)).isEqualTo(new Age(17, false));
        assertThat(born(LocalDate.of(2026, 3, 1), born)).isEqualTo(new Age(18, false));
        assertThat(born(LocalDate.of(2028, 2, 29), born)).isEqualTo(new Age(20, false));
    }

    @Test
    void estimatesFromLess() {
        assertThat(Age.on(DAY, null, 1990, null, null)).isEqualTo(new Age(36, true));
        assertThat(Age.on(DAY, null, null, 40, LocalDate.of(2024, 6, 15))).isEqualTo(new Age(42, true));
        assertThat(Age.on(DAY, null, null, 40, LocalDate.of(2024, 6, 16))).isEqualTo(new Age(41, true));
        assertThat(Age.on(DAY, LocalDate.of(1990, 1, 1), 1950, 20, DAY)).isEqualTo(new Age(36, false));
    }

    @Test
    void knowsNothingOfTheFutureOrOfTheImpossible() {
        assertThat(born(DAY, DAY.plusDays(1))).isNull();
        assertThat(Age.on(DAY, null, 2027, null, null)).isNull();
        assertThat(born(DAY, LocalDate.of(1800, 1, 1))).isNull();
        assertThat(Age.on(DAY, null, null, null, null)).isNull();
        assertThat(Age.on(DAY, null, null, 30, null)).isNull();
    }

    @Test
    void hasNoBandUnderEighteen() {
        var typology = BuiltIn.TYPOLOGY;
        assertThat(typology.bandOf(17)).isNull();
        assertThat(typology.bandOf(18)).isEqualTo(typology.band("18-24"));
        assertThat(typology.bandOf(24)).isEqualTo(typology.band("18-24"));
        assertThat(typology.bandOf(25)).isEqualTo(typology.band("25-29"));
        assertThat(typology.bandOf(75)).isEqualTo(typology.band("75+"));
        assertThat(typology.bandOf(130)).isEqualTo(typology.band("75+"));
    }

    private static @org.jspecify.annotations.Nullable Age born(LocalDate day, LocalDate born) {
        return Age.on(day, born, null, null, null);
    }
}
