package io.smalti.campaign.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.smalti.campaign.Cell;
import io.smalti.customer.Channel;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExperimentResultTest {
    private static ExperimentResult result(Arm... arms) {
        return ExperimentResult.of(Channel.EMAIL, "nl", new Cell(null, null, null), List.of(arms));
    }

    /** Against R: pchisq(x, df, lower.tail = FALSE), 2 * pnorm(-z). */
    @Test
    void knowsTheProbabilitiesOfChance() {
        assertThat(Chance.chiSquare(3.841458820694124, 1)).isCloseTo(0.05, within(1e-12));
        assertThat(Chance.chiSquare(10.82756617, 1)).isCloseTo(0.001, within(1e-9));
        assertThat(Chance.chiSquare(5.991464547107979, 2)).isCloseTo(0.05, within(1e-12));
        assertThat(Chance.chiSquare(18.307038053275146, 10)).isCloseTo(0.05, within(1e-12));
        assertThat(Chance.chiSquare(0, 3)).isEqualTo(1);
        assertThat(Chance.twoSided(1.959963984540054)).isCloseTo(0.05, within(1e-12));
        assertThat(Chance.twoSided(-3)).isCloseTo(0.002699796063260207, within(1e-12));
    }

    /** Against Wilson (1927) as R's prop.test(correct = FALSE) gives it. */
    @Test
    void givesAnIntervalThatStaysWithinReason() {
        var arm = Arm.of("A", 0.5, 100, 20);
        assertThat(arm.low()).isCloseTo(0.1333669, within(1e-6));
        assertThat(arm.high()).isCloseTo(0.2888292, within(1e-6));
        assertThat(Arm.of("A", 0.5, 50, 0).low()).isZero();
        assertThat(Arm.of("A", 0.5, 0, 0).high()).isEqualTo(1);
    }

    @Test
    void saysWhenItIsTooEarly() {
        assertThat(result(Arm.of("A", 0.5, 99, 30), Arm.of("B", 0.5, 101, 10)).verdict())
                .isEqualTo(Verdict.NOT_ENOUGH_YET);
        var seldom = result(Arm.of("A", 0.5, 1_000, 3), Arm.of("B", 0.5, 1_000, 5));
        assertThat(seldom.verdict()).isEqualTo(Verdict.NOT_ENOUGH_YET);
        assertThat(seldom.comparisons()).isEmpty();
        assertThat(result(Arm.of("A", 0.5, 0, 0), Arm.of("B", 0.5, 0, 0)).sampleRatioChance())
                .isEqualTo(1);
    }

    @Test
    void comparesNothingWhenTheSharesAreWrong() {
        var result = result(Arm.of("A", 0.5, 10_000, 500), Arm.of("B", 0.5, 10_600, 900));
        assertThat(result.verdict()).isEqualTo(Verdict.SAMPLE_RATIO_MISMATCH);
        assertThat(result.sampleRatioChance()).isLessThan(0.001);
        assertThat(result.comparisons()).isEmpty();
        assertThat(result(Arm.of("A", 0.8, 8_050, 400), Arm.of("B", 0.2, 1_950, 90))
                        .verdict())
                .isEqualTo(Verdict.NO_DIFFERENCE_FOUND);
    }

    @Test
    void findsADifferenceAndSaysHowGreat() {
        var result = result(Arm.of("A", 0.5, 5_000, 250), Arm.of("B", 0.5, 5_000, 325));
        assertThat(result.verdict()).isEqualTo(Verdict.DIFFERENCE_FOUND);
        var comparison = result.comparisons().getFirst();
        assertThat(comparison.difference()).isCloseTo(0.015, within(1e-12));
        // z = 0.015 / sqrt(0.0575 · 0.9425 · 2 / 5000)
        assertThat(comparison.chance()).isCloseTo(0.001273, within(1e-5));
        assertThat(comparison.low()).isCloseTo(0.005878, within(1e-5));
        assertThat(comparison.high()).isCloseTo(0.024122, within(1e-5));
    }
}
