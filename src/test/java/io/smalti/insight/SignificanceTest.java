package io.smalti.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Expected values by scipy 1.17: fisher_exact, chi2_contingency(correction=False), false_discovery_control. */
class SignificanceTest {
    @Test
    void testsSmallTablesExactly() {
        assertThat(Significance.fisher(8, 10, 2, 12)).isCloseTo(0.008284285374068655, within(1e-9));
        assertThat(Significance.p(8, 10, 2, 12)).isCloseTo(0.008284285374068655, within(1e-9));
        assertThat(Significance.fisher(1, 50, 9, 60)).isCloseTo(0.02079314718041376, within(1e-9));
    }

    @Test
    void testsLargeTablesByChiSquared() {
        assertThat(Significance.p(120, 400, 200, 1000)).isCloseTo(5.688279535716569e-05, within(1e-12));
        assertThat(Significance.p(50, 200, 250, 1000)).isCloseTo(1, within(1e-12));
    }

    @Test
    void believesNoMoreOfManyFindingsThanIsDue() {
        var rates = Significance.falseDiscoveryRates(List.of(0.01, 0.04, 0.03, 0.005, 0.8));
        assertThat(rates.get(0)).isCloseTo(0.025, within(1e-12));
        assertThat(rates.get(1)).isCloseTo(0.05, within(1e-12));
        assertThat(rates.get(2)).isCloseTo(0.05, within(1e-12));
        assertThat(rates.get(3)).isCloseTo(0.025, within(1e-12));
        assertThat(rates.get(4)).isCloseTo(0.8, within(1e-12));
    }
}
