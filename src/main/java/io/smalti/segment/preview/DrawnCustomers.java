package io.smalti.segment.preview;

import java.util.List;
import java.util.stream.Stream;

/**
 * What keys say that were drawn at random from all between the first and the last customer's. Not every key is a customer's:
 * how many are is as uncertain as what they are, so the share of members is that among the keys.
 *
 * @param width keys that could be drawn
 * @param keys that were
 * @param eligibleDrawn of these, those of customers who may be in segments at all
 * @param membersDrawn of these, those of customers who would be in this one
 * @param found these customers
 */
record DrawnCustomers(long width, int keys, int eligibleDrawn, int membersDrawn, List<Long> found) {
    /** Of the standard normal distribution, for 95 %. */
    private static final double Z = 1.959964;

    DrawnCustomers and(DrawnCustomers others) {
        return new DrawnCustomers(
                width,
                keys + others.keys,
                eligibleDrawn + others.eligibleDrawn,
                membersDrawn + others.membersDrawn,
                Stream.concat(found.stream(), others.found.stream()).toList());
    }

    int eligible() {
        return scaled(share(eligibleDrawn));
    }

    int members() {
        return scaled(share(membersDrawn));
    }

    /** With {@link #membersTo} the interval in which the true number lies in 95 of 100 cases (Wilson 1927). */
    int membersFrom() {
        return scaled(bound(-1));
    }

    int membersTo() {
        return scaled(bound(1));
    }

    /** Customers for whom so many of those found stand. */
    int standingFor(int some) {
        return scaled(share(some));
    }

    private double share(int drawn) {
        return keys == 0 ? 0 : (double) drawn / keys;
    }

    private double bound(int side) {
        if (keys == 0) {
            return 0;
        }
        double n = keys;
        double p = share(membersDrawn);
        double middle = p + Z * Z / (2 * n);
        double half = Z * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
        return Math.clamp((middle + side * half) / (1 + Z * Z / n), 0, 1);
    }

    private int scaled(double share) {
        return (int) Math.min(Integer.MAX_VALUE, Math.round(share * width));
    }
}
