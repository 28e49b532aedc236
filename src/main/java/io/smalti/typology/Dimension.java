package io.smalti.typology;

import java.util.List;

/**
 * Something that households differ in, by categories that exclude each other.
 *
 * @param nationalShares 0..1, in the order of the categories
 * @param confidence how well the national shares are founded, in the words of the data
 */
public record Dimension(
        String code, List<String> categories, double[] nationalShares, String source, String confidence) {
    public static final String AGE_BANDS = "ageBands";
    public static final String COMPOSITION = "householdComposition";
    public static final String TENURE = "tenure";
    public static final String DWELLING = "dwellingType";
}
