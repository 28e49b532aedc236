package io.smalti.typology;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How probable each answer is for an adult of each type, ready for multiplication:
 * {@code (1−ε)·P(answer|type) + ε·P(answer)} by dimension, category and type.
 *
 * @param adults mean number of adults in a household, per type
 */
record Likelihoods(double[] adults, Map<String, Map<String, double[]>> factors) {
    /** Households are counted in the data, persons are asked: mean number of adults behind each composition. */
    private static final Map<String, Double> ADULTS =
            Map.of("SINGLE", 1.0, "COUPLE_NO_CHILD", 2.0, "COUPLE_WITH_CHILD", 2.7, "LONE_PARENT", 1.6, "OTHER", 2.7);

    static Likelihoods of(Typology typology, double epsilon) {
        var factors = new HashMap<String, Map<String, double[]>>();
        factors.put(
                Dimension.AGE_BANDS,
                factors(
                        typology,
                        Dimension.AGE_BANDS,
                        typology.ageBands().stream().map(AgeBand::code).toList(),
                        typology.ageBands().stream()
                                .mapToDouble(AgeBand::shareOfAdults)
                                .toArray(),
                        epsilon));
        for (var code : List.of(Dimension.COMPOSITION, Dimension.TENURE, Dimension.DWELLING)) {
            var dimension = typology.dimension(code);
            if (dimension != null) {
                factors.put(code, factors(typology, code, dimension.categories(), dimension.nationalShares(), epsilon));
            }
        }
        var adults = typology.types().stream()
                .mapToDouble(LifestyleType::adultsPerHousehold)
                .toArray();
        return new Likelihoods(adults, factors);
    }

    /** Null when the typology does not know the category, or nobody is in it. */
    double @Nullable [] of(String dimension, String category) {
        return factors.getOrDefault(dimension, Map.of()).get(category);
    }

    /** By category. */
    Map<String, double[]> ofAll(String dimension) {
        return factors.getOrDefault(dimension, Map.of());
    }

    private static Map<String, double[]> factors(
            Typology typology, String dimension, List<String> categories, double[] national, double epsilon) {
        var overall = ofAdults(dimension, categories, national);
        var perType = typology.types().stream()
                .map(type ->
                        ofAdults(dimension, categories, type.distributions().getOrDefault(dimension, national)))
                .toList();
        var factors = new HashMap<String, double[]>();
        for (int i = 0; i < categories.size(); i++) {
            int category = i;
            if (overall[category] > 0) {
                factors.put(
                        categories.get(category),
                        perType.stream()
                                .mapToDouble(shares -> (1 - epsilon) * shares[category] + epsilon * overall[category])
                                .toArray());
            }
        }
        return factors;
    }

    /** Shares of adults from shares of households; only the composition tells how many adults there are. */
    static double[] ofAdults(String dimension, List<String> categories, double[] ofHouseholds) {
        if (!dimension.equals(Dimension.COMPOSITION)) {
            return ofHouseholds;
        }
        var weighted = new double[ofHouseholds.length];
        double total = 0;
        for (int i = 0; i < weighted.length; i++) {
            weighted[i] = ofHouseholds[i] * ADULTS.getOrDefault(categories.get(i), 1.0);
            total += weighted[i];
        }
        for (int i = 0; i < weighted.length; i++) {
            weighted[i] /= total;
        }
        return weighted;
    }
}
