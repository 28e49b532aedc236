package io.smalti.campaign.experiment;

/** Probabilities of chance, from the regularised gamma function (Numerical Recipes, third edition, 6.2). */
final class Chance {
    private static final double PRECISION = 1e-15;
    private static final int MOST = 10_000;

    private Chance() {}

    /** Probability that χ² is at least so great by chance. */
    static double chiSquare(double value, int degrees) {
        return degrees <= 0 || value <= 0 ? 1 : upperGamma(degrees / 2.0, value / 2);
    }

    /** Probability that a standard normal value is at least so far from 0, on either side. */
    static double twoSided(double z) {
        return z == 0 ? 1 : upperGamma(0.5, z * z / 2);
    }

    private static double upperGamma(double a, double x) {
        return x < a + 1 ? 1 - series(a, x) : fraction(a, x);
    }

    private static double series(double a, double x) {
        double term = 1 / a;
        double sum = term;
        for (int n = 1; n < MOST && Math.abs(term) > Math.abs(sum) * PRECISION; n++) {
            term *= x / (a + n);
            sum += term;
        }
        return sum * Math.exp(-x + a * Math.log(x) - logGamma(a));
    }

    /** By Lentz's method. */
    private static double fraction(double a, double x) {
        double b = x + 1 - a;
        double c = 1e300;
        double d = 1 / b;
        double h = d;
        for (int i = 1; i < MOST; i++) {
            double an = -i * (i - a);
            b += 2;
            d = 1 / (an * d + b);
            c = b + an / c;
            double step = d * c;
            h *= step;
            if (Math.abs(step - 1) < PRECISION) {
                break;
            }
        }
        return h * Math.exp(-x + a * Math.log(x) - logGamma(a));
    }

    /** For halves of whole numbers, which is all that is asked here: Γ(a) = (a − 1)·Γ(a − 1), Γ(1) = 1, Γ(½) = √π. */
    private static double logGamma(double a) {
        double log = a == Math.floor(a) ? 0 : Math.log(Math.PI) / 2;
        for (double k = a - 1; k > 0; k--) {
            log += Math.log(k);
        }
        return log;
    }
}
