package io.smalti.insight;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.HypergeometricDistribution;
import org.apache.commons.math3.special.Erf;

/** Whether a share differs from another by more than chance, and how many of many such findings to believe. */
final class Significance {
    private static final double SMALLEST_EXPECTED = 5;

    private Significance() {}

    /**
     * Two-sided p of the table with {@code ofTarget} in n and {@code ofRest} in m people: Fisher's exact test where a cell
     * is expected to hold fewer than five, else chi-squared without correction.
     */
    static double p(int ofTarget, int n, int ofRest, int m) {
        double all = (double) n + m;
        double with = (double) ofTarget + ofRest;
        double without = all - with;
        double least = Math.min(n, m) * Math.min(with, without) / all;
        return least < SMALLEST_EXPECTED ? fisher(ofTarget, n, ofRest, m) : chiSquared(ofTarget, n, ofRest, m);
    }

    static double chiSquared(double a, double n, double b, double m) {
        double with = a + b;
        double without = n + m - with;
        double difference = a * (m - b) - b * (n - a);
        double statistic = (n + m) * difference * difference / (n * m * with * without);
        // one degree of freedom: the square of a standard normal
        return Erf.erfc(Math.sqrt(statistic / 2));
    }

    /** All tables that are as improbable as this one, or more. */
    static double fisher(int ofTarget, int n, int ofRest, int m) {
        int with = ofTarget + ofRest;
        var tables = new HypergeometricDistribution(null, n + m, with, n);
        double here = tables.logProbability(ofTarget) + 1e-7;
        double sum = 0;
        for (int k = tables.getSupportLowerBound(); k <= tables.getSupportUpperBound(); k++) {
            double log = tables.logProbability(k);
            if (log <= here) {
                sum += Math.exp(log);
            }
        }
        return Math.min(1, sum);
    }

    /** For each p the share of false findings if everything as small is believed: Benjamini and Hochberg 1995. */
    static List<Double> falseDiscoveryRates(List<Double> ps) {
        var order = IntStream.range(0, ps.size())
                .boxed()
                .sorted(Comparator.comparing(ps::get))
                .toList();
        var rates = new ArrayList<>(ps);
        double least = 1;
        for (int rank = ps.size(); rank >= 1; rank--) {
            int index = order.get(rank - 1);
            least = Math.min(least, ps.get(index) * ps.size() / rank);
            rates.set(index, least);
        }
        return rates;
    }
}
