package io.smalti.typology;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the answer to one question follows from the probabilities of the types.
 *
 * @param values the answers there are; empty when it is a number
 * @param least by answer: how probable it must be to count
 * @param weights by answer, or once for a number: the share 0..1 of it, or the mean, by type; not to be changed
 */
public record Inference(String code, List<String> values, double[] least, List<double[]> weights) {

    /** Null when no answer is probable enough. The sums are made in the order of the types, as SQL makes them. */
    @Nullable
    Inferred of(float[] posterior) {
        if (values.isEmpty()) {
            return new Inferred(code, null, sum(posterior, weights.getFirst()), null);
        }
        int best = 0;
        double share = sum(posterior, weights.getFirst());
        for (int i = 1; i < values.size(); i++) {
            double other = sum(posterior, weights.get(i));
            if (other > share) {
                best = i;
                share = other;
            }
        }
        return share >= least[best] ? new Inferred(code, values.get(best), null, share) : null;
    }

    private static double sum(float[] posterior, double[] weights) {
        double sum = 0;
        for (int type = 0; type < posterior.length; type++) {
            sum += posterior[type] * weights[type];
        }
        return sum;
    }
}
