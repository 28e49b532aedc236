package io.smalti.insight;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What was fitted to the purchases of customers; parts are null where the data were too thin, and means stand in.
 *
 * @param customers with at least one purchase, that were fitted to
 * @param repeaters of them, with at least one more
 * @param meanRate repeat purchases a day, over all of them
 * @param meanAmount of a purchase of any of them; null: there is none
 */
@RegisterForReflection
record PurchaseModel(
        int customers,
        int repeaters,
        double meanRate,
        @Nullable Double meanAmount,
        @Nullable BgNbd purchasing,
        @Nullable Double logLikelihood,
        @Nullable GammaGamma spending,
        @Nullable Double spendingLogLikelihood,
        List<Repeats> repeats) {
    /** Fewer customers with repeat purchases do not tell four parameters. */
    static final int FEWEST = 100;

    private static final int SHOWN = 7;

    /** So many customers have so many repeat purchases, and would by the model; the last of the list has that or more. */
    @RegisterForReflection
    record Repeats(int repeats, int actual, @Nullable Double expected) {}

    /**
     * @param amount mean of all purchases; null when there are none
     */
    static PurchaseModel fit(List<Purchases> seen, @Nullable Double amount, BooleanSupplier stopped) {
        var repeaters = seen.stream().filter(one -> one.repeats() > 0).toList();
        double days = seen.stream().mapToDouble(Purchases::age).sum();
        double rate = days == 0 ? 0 : seen.stream().mapToInt(Purchases::repeats).sum() / days;
        Likelihood.Fitted<BgNbd> purchasing = null;
        Likelihood.Fitted<GammaGamma> spending = null;
        if (repeaters.size() >= FEWEST) {
            double scale = seen.stream().mapToDouble(Purchases::age).max().orElse(1);
            purchasing = Likelihood.maximise(
                    seen,
                    new double[][] {{1, scale / 4, 1, 2}, {0.8, scale / 5, 0.01, 5}, {1.5, scale / 8, 1.5, 3}},
                    p -> new BgNbd(p[0], p[1], p[2], p[3]),
                    BgNbd::logLikelihood,
                    stopped);
            var amounts = repeaters.stream().filter(one -> one.average() > 0).toList();
            spending = amounts.size() < FEWEST
                    ? null
                    : Likelihood.maximise(
                            amounts,
                            new double[][] {{2, 3, Math.max(1, amount == null ? 1 : amount)}, {6, 2, 15}},
                            p -> new GammaGamma(p[0], p[1], p[2]),
                            GammaGamma::logLikelihood,
                            stopped);
        }
        var model = purchasing == null ? null : purchasing.model();
        if (spending != null && spending.model().q() <= 1) {
            spending = null; // the mean of such a spending does not exist
        }
        return new PurchaseModel(
                seen.size(),
                repeaters.size(),
                rate,
                amount,
                model,
                purchasing == null ? null : purchasing.logLikelihood(),
                spending == null ? null : spending.model(),
                spending == null ? null : spending.logLikelihood(),
                repeats(seen, model));
    }

    private static List<Repeats> repeats(List<Purchases> seen, @Nullable BgNbd model) {
        var all = new ArrayList<Repeats>();
        double told = 0;
        for (int x = 0; x < SHOWN; x++) {
            int repeats = x;
            int actual =
                    (int) seen.stream().filter(one -> one.repeats() == repeats).count();
            var expected = model == null
                    ? null
                    : (Double) seen.stream()
                            .mapToDouble(one -> model.probability(repeats, one.age()))
                            .sum();
            told += expected == null ? 0 : expected;
            all.add(new Repeats(x, actual, expected));
        }
        int more = (int) seen.stream().filter(one -> one.repeats() >= SHOWN).count();
        all.add(new Repeats(SHOWN, more, model == null ? null : (Double) (seen.size() - told)));
        return all;
    }

    /** Purchases that may be expected of the customer in so many days. */
    double purchases(Purchases seen, int days) {
        return purchasing == null ? meanRate * days : purchasing.expected(seen, days);
    }

    /** The amount of one; null: unknown. */
    @Nullable
    Double amount(Purchases seen) {
        return spending == null ? meanAmount : (Double) spending.expected(seen);
    }
}
