package io.smalti.segment.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrawnCustomersTest {
    private static final int TIMES = 4_000;

    /** Of the keys between the first and the last customer's, only some are customers', as after many deletions. */
    @ParameterizedTest
    @CsvSource({"15000, 0.2, 1", "15000, 0.003, 1", "15000, 0.6, 0.5", "250, 0.3, 1", "250, 0.02, 0.5"})
    void holdsTheTruthInNinetyFiveOfAHundred(int keys, double share, double customers) {
        var random = new Random(5);
        int width = 1_000_000;
        double truth = width * customers * share;
        int held = 0;
        for (int i = 0; i < TIMES; i++) {
            int members = 0;
            for (int key = 0; key < keys; key++) {
                members += random.nextDouble() < customers * share ? 1 : 0;
            }
            var drawn = new DrawnCustomers(width, keys, keys, members, List.of());
            held += drawn.membersFrom() <= truth && truth <= drawn.membersTo() ? 1 : 0;
        }
        assertThat((double) held / TIMES).isBetween(0.935, 0.985);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "100, 0", "100, 100"})
    void staysWithinWhatThereIs(int keys, int members) {
        var drawn = new DrawnCustomers(1_000, keys, members, members, List.of());
        assertThat(drawn.membersFrom()).isBetween(0, drawn.members());
        assertThat(drawn.membersTo()).isBetween(drawn.members(), 1_000);
    }
}
