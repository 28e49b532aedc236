package io.smalti.typology;

import java.util.Arrays;

/**
 * What rounded data may be off. Shares are written with two to four decimals of a percent; distributions are corrected to
 * add up exactly, while the shares of adults (three decimals, 33 types; four decimals, 396 cells) are off by 0.001 percent
 * points in the built-in typology.
 */
final class Rounding {
    /** Of a sum of shares, as a share: 0.02 percent points. */
    static final double SUM = 0.0002;

    /** Of an index computed anew from a rounded penetration, in index points. */
    static final double INDEX = 2;

    private Rounding() {}

    static boolean addsUp(double[] shares, double total) {
        return Math.abs(Arrays.stream(shares).sum() - total) <= SUM;
    }

    /** A sum of shares as a percentage, for a message. */
    static String percent(double[] shares) {
        return "%.4f %%".formatted(100 * Arrays.stream(shares).sum());
    }
}
