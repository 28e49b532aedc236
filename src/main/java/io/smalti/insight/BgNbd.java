package io.smalti.insight;

import static org.apache.commons.math3.special.Gamma.logGamma;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * The beta-geometric / NBD model: customers buy at random at rates that are gamma distributed (r, alpha), and stop after
 * any purchase with a probability that is beta distributed (a, b). Fader, Hardie and Lee: "Counting Your Customers" the
 * Easy Way, Marketing Science 24 (2005). Times are in days.
 */
@RegisterForReflection
record BgNbd(double r, double alpha, double a, double b) {
    private static final int MOST_TERMS = 50_000;

    /** The logarithm of the probability density of these purchases; equation (6). */
    double logLikelihood(Purchases p) {
        double x = p.repeats();
        double rate = logGamma(r + x) - logGamma(r) + r * Math.log(alpha);
        double stay = logGamma(a + b) + logGamma(b + x) - logGamma(b) - logGamma(a + b + x);
        double alive = -(r + x) * Math.log(alpha + p.age());
        if (x == 0) {
            return rate + stay + alive;
        }
        double gone = Math.log(a) - Math.log(b + x - 1) - (r + x) * Math.log(alpha + p.recency());
        double greater = Math.max(alive, gone);
        return rate + stay + greater + Math.log(Math.exp(alive - greater) + Math.exp(gone - greater));
    }

    /** The probability that the customer has not stopped. */
    double alive(Purchases p) {
        return 1 / (1 + gone(p));
    }

    private double gone(Purchases p) {
        double x = p.repeats();
        return x == 0 ? 0 : a / (b + x - 1) * Math.pow((alpha + p.age()) / (alpha + p.recency()), r + x);
    }

    /** How many purchases may be expected in so many days from the reference day on; equation (10). */
    double expected(Purchases p, double days) {
        double x = p.repeats();
        double z = days / (alpha + p.age() + days);
        double series = hypergeometric(r + x, b + x, a + b + x - 1, z);
        double share = Math.pow((alpha + p.age()) / (alpha + p.age() + days), r + x);
        return (a + b + x - 1) / (a - 1) * (1 - share * series) / (1 + gone(p));
    }

    /** The probability of so many repeat purchases in so many days of a new customer; equation (8). */
    double probability(int repeats, double days) {
        double moved = days / (alpha + days);
        double none = Math.pow(alpha / (alpha + days), r);
        double so = Math.exp(logBeta(a, b + repeats) - logBeta(a, b) + term(repeats, moved)) * none;
        if (repeats == 0) {
            return so;
        }
        double fewer = 0;
        for (int j = 0; j < repeats; j++) {
            fewer += Math.exp(term(j, moved));
        }
        return so + Math.exp(logBeta(a + 1, b + repeats - 1) - logBeta(a, b)) * (1 - none * fewer);
    }

    private double term(int j, double moved) {
        return logGamma(r + j) - logGamma(r) - logGamma(j + 1.0) + (j == 0 ? 0 : j * Math.log(moved));
    }

    private static double logBeta(double p, double q) {
        return logGamma(p) + logGamma(q) - logGamma(p + q);
    }

    /** Gauss' series ₂F₁(a, b; c; z) for 0 ≤ z < 1. */
    static double hypergeometric(double a, double b, double c, double z) {
        double term = 1;
        double sum = 1;
        for (int n = 0; n < MOST_TERMS; n++) {
            term *= (a + n) * (b + n) / ((c + n) * (n + 1)) * z;
            sum += term;
            if (Math.abs(term) < 1e-13 * Math.abs(sum)) {
                break;
            }
        }
        return sum;
    }
}
