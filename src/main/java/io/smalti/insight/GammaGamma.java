package io.smalti.insight;

import static org.apache.commons.math3.special.Gamma.logGamma;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * The gamma-gamma model of what a purchase is worth: amounts vary around a customer's mean, which varies between
 * customers. Fader and Hardie: The Gamma-Gamma Model of Monetary Value (2013). Speaks of repeat purchases only.
 */
@RegisterForReflection
record GammaGamma(double p, double q, double v) {
    /** The logarithm of the density of this average of repeat purchases; equation (1a). */
    double logLikelihood(Purchases purchases) {
        double x = purchases.repeats();
        double m = purchases.average();
        return logGamma(p * x + q)
                - logGamma(p * x)
                - logGamma(q)
                + q * Math.log(v)
                + (p * x - 1) * Math.log(m)
                + p * x * Math.log(x)
                - (p * x + q) * Math.log(x * m + v);
    }

    /** The amount of a purchase that may be expected of the customer; without repeat purchases that of anybody. */
    double expected(Purchases purchases) {
        double x = purchases.average() > 0 ? purchases.repeats() : 0;
        return p * (v + x * purchases.average()) / (p * x + q - 1);
    }
}
