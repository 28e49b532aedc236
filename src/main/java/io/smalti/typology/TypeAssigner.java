package io.smalti.typology;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells the most probable type of a person in memory:
 * {@code P(t|e) ∝ area(t) · adultsPerHousehold(t) · Π_j [(1−ε)·P(e_j|t) + ε·P(e_j)]}, where area(t) is the share of
 * households in the finest known area. What the typology does not know (a postcode, a category) is left out and said so
 * in the evidence.
 */
@Singleton
public class TypeAssigner {
    private static final double BIT = Math.log(2);

    private final Typologies typologies;
    private final AssignmentRules rules;
    private final ConcurrentHashMap<Typology, Likelihoods> likelihoods = new ConcurrentHashMap<>();

    TypeAssigner(Typologies typologies, AssignmentRules rules) {
        this.typologies = typologies;
        this.rules = rules;
    }

    /** By the active typology of the person's country; age and objections are for the caller to look at before. */
    public Assignment assign(Evidence evidence) {
        var country = evidence.country() == null ? rules.home().orElse(null) : evidence.country();
        if (country == null) {
            return Assignment.none(NoTypeReason.COUNTRY_UNKNOWN);
        }
        var typology = typologies.activeIn(country);
        return typology == null ? Assignment.none(NoTypeReason.FOREIGN) : assign(evidence, typology);
    }

    /** By this typology, whatever the country. */
    public Assignment assign(Evidence evidence, Typology typology) {
        var used = new ArrayList<String>();
        var area = evidence.postcode() == null ? null : typology.area(evidence.postcode());
        var posterior = posterior(evidence, typology, area, used);
        var groups = new double[typology.groups().size()];
        int best = 0;
        double entropy = 0;
        for (int i = 0; i < posterior.length; i++) {
            groups[typology.types().get(i).group().sequence() - 1] += posterior[i];
            best = posterior[i] > posterior[best] ? i : best;
            entropy -= posterior[i] > 0 ? posterior[i] * Math.log(posterior[i]) / BIT : 0;
        }
        int bestGroup = 0;
        for (int i = 1; i < groups.length; i++) {
            bestGroup = groups[i] > groups[bestGroup] ? i : bestGroup;
        }
        return new Assignment(
                typology.key(),
                level(posterior[best], groups[bestGroup]),
                false,
                typology.types().get(best).code(),
                posterior[best],
                typology.groups().get(bestGroup).code(),
                groups[bestGroup],
                Math.max(0, entropy),
                floats(posterior),
                area == null ? AreaLevel.NATION : area.level(),
                List.copyOf(used),
                null,
                null);
    }

    private Level level(double type, double group) {
        return type >= rules.type() ? Level.TYPE : group >= rules.group() ? Level.GROUP : Level.NONE;
    }

    Likelihoods likelihoods(Typology typology) {
        return likelihoods.computeIfAbsent(typology, any -> Likelihoods.of(any, rules.epsilon()));
    }

    double[] posterior(Evidence evidence, Typology typology, @Nullable Area area, List<String> used) {
        var model = likelihoods(typology);
        var types = typology.types();
        var weights = new double[types.size()];
        for (int i = 0; i < weights.length; i++) {
            double households = area == null ? types.get(i).shareOfHouseholds() : area.mix()[i];
            weights[i] = households * model.adults()[i];
        }
        if (evidence.country() == null) {
            used.add("country=" + typology.country() + " (assumed)");
        }
        if (evidence.postcode() != null) {
            used.add("postcode=" + evidence.postcode() + (area == null ? " (unknown)" : ""));
        }
        multiply(weights, model, Dimension.AGE_BANDS, "ageBand", evidence.ageBand(), used);
        multiply(weights, model, Dimension.COMPOSITION, "householdComposition", evidence.householdComposition(), used);
        multiply(weights, model, Dimension.TENURE, "tenure", evidence.tenure(), used);
        multiply(weights, model, Dimension.DWELLING, "dwelling", evidence.dwelling(), used);
        double total = 0;
        for (var weight : weights) {
            total += weight;
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= total;
        }
        return weights;
    }

    private static void multiply(
            double[] weights,
            Likelihoods model,
            String dimension,
            String name,
            @Nullable String answer,
            List<String> used) {
        if (answer == null) {
            return;
        }
        var factors = model.of(dimension, answer);
        used.add(name + "=" + answer + (factors == null ? " (unknown)" : ""));
        if (factors != null) {
            for (int i = 0; i < weights.length; i++) {
                weights[i] *= factors[i];
            }
        }
    }

    private static float[] floats(double[] values) {
        var floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
