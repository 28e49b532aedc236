package io.smalti.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/**
 * 400 made-up customers, drawn from the model; the expected parameters are those of another implementation, with scipy's
 * Nelder-Mead, log-gamma and hypergeometric functions, from three starts.
 */
class PurchaseModelTest {
    private static final Percentage NEAR = Percentage.withPercentage(0.1);

    private static List<Purchases> purchases() throws IOException {
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(PurchaseModelTest.class.getResourceAsStream("/golden/purchases.csv")),
                StandardCharsets.UTF_8)) {
            var text = new StringWriter();
            reader.transferTo(text);
            return text.toString()
                    .lines()
                    .skip(1)
                    .map(line -> line.split(","))
                    .map(cells -> new Purchases(
                            Integer.parseInt(cells[0]),
                            Double.parseDouble(cells[1]),
                            Double.parseDouble(cells[2]),
                            Double.parseDouble(cells[3])))
                    .toList();
        }
    }

    @Test
    void findsTheParametersThatAnotherImplementationFinds() throws IOException {
        var model = PurchaseModel.fit(purchases(), 30.0, () -> false);
        assertThat(model.customers()).isEqualTo(400);
        assertThat(model.repeaters()).isEqualTo(315);
        assertThat(model.logLikelihood()).isCloseTo(-5291.666415, within(1e-3));
        assertThat(model.purchasing().r()).isCloseTo(0.86972696, NEAR);
        assertThat(model.purchasing().alpha()).isCloseTo(47.52693199, NEAR);
        assertThat(model.purchasing().a()).isCloseTo(0.46045089, NEAR);
        assertThat(model.purchasing().b()).isCloseTo(1.06413958, NEAR);
        assertThat(model.spendingLogLikelihood()).isCloseTo(-1865.782114, within(1e-3));
        assertThat(model.spending().p()).isCloseTo(7.34260893, Percentage.withPercentage(0.5));
        assertThat(model.spending().q()).isCloseTo(3.31088535, Percentage.withPercentage(0.5));
        assertThat(model.repeats().stream()
                        .mapToInt(PurchaseModel.Repeats::actual)
                        .sum())
                .isEqualTo(400);
        assertThat(model.repeats().stream()
                        .mapToDouble(PurchaseModel.Repeats::expected)
                        .sum())
                .isCloseTo(400, within(1e-6));
    }

    @Test
    void expectsWhatAnotherImplementationExpects() {
        var model = new BgNbd(0.86972696, 47.52693199, 0.46045089, 1.06413958);
        var regular = new Purchases(3, 120, 200, 20);
        assertThat(model.expected(regular, 365)).isCloseTo(2.6544307, within(1e-4));
        assertThat(model.expected(new Purchases(0, 0, 200, 0), 365)).isCloseTo(0.9734475, within(1e-4));
        assertThat(model.alive(regular)).isCloseTo(0.5949990, within(1e-4));
    }

    @Test
    void takesTheMeanWhereTooFewBoughtAgain() throws IOException {
        var few = purchases().subList(0, 60);
        var model = PurchaseModel.fit(few, 30.0, () -> false);
        assertThat(model.purchasing()).isNull();
        assertThat(model.spending()).isNull();
        assertThat(model.purchases(few.getFirst(), 10)).isEqualTo(model.meanRate() * 10);
        assertThat(model.amount(few.getFirst())).isEqualTo(30.0);
        var nobody = PurchaseModel.fit(List.of(), null, () -> false);
        assertThat(nobody.meanRate()).isZero();
        assertThat(nobody.amount(few.getFirst())).isNull();
    }
}
