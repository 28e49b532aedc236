package io.smalti.typology;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Fills in from the type what is not known of a person: {@code P(v) = Σ_t P(t|e)·P(v|t)}. The most probable value counts
 * if it is probable enough in itself (0.5) and against the country (1.5 times); numbers are posterior means. The
 * composition of the household is weighted by adults, as in the assignment, because it is a person who is asked.
 */
@Singleton
public class Enrichment {
    private final EnrichmentRules rules;
    private final ConcurrentHashMap<Typology, Map<String, Inference>> inferences = new ConcurrentHashMap<>();

    Enrichment(EnrichmentRules rules) {
        this.rules = rules;
    }

    /** Empty when there is no assignment, whatever the reason. */
    public List<Inferred> infer(Assignment assignment, Typology typology) {
        var posterior = assignment.posterior();
        if (posterior == null) {
            return List.of();
        }
        var inferred = new ArrayList<Inferred>();
        for (var inference : of(typology).values()) {
            var answer = inference.of(posterior);
            if (answer != null) {
                inferred.add(answer);
            }
        }
        return inferred;
    }

    /** The answer to one question; null when there is none. */
    public @Nullable Inferred infer(Assignment assignment, Typology typology, String code) {
        var posterior = assignment.posterior();
        var inference = inference(typology, code);
        return posterior == null || inference == null ? null : inference.of(posterior);
    }

    /** How the answers to a question follow, for who asks of many people at once; null when the typology knows none. */
    public @Nullable Inference inference(Typology typology, String code) {
        return of(typology).get(code);
    }

    private Map<String, Inference> of(Typology typology) {
        return inferences.computeIfAbsent(typology, this::all);
    }

    private Map<String, Inference> all(Typology typology) {
        var all = new LinkedHashMap<String, Inference>();
        for (var dimension : typology.dimensions()) {
            add(
                    dimension.code(),
                    dimension.categories(),
                    ofAdults(dimension, dimension.nationalShares()),
                    typology.types().stream()
                            .map(type -> ofAdults(
                                    dimension,
                                    type.distributions().getOrDefault(dimension.code(), dimension.nationalShares())))
                            .toList(),
                    all);
        }
        for (int i = 0; i < typology.attributes().size(); i++) {
            int at = i;
            var attribute = typology.attributes().get(at);
            add(
                    attribute.code(),
                    List.of("true", "false"),
                    yesNo(attribute.nationalShare()),
                    typology.types().stream()
                            .map(type -> yesNo(type.penetrations()[at]))
                            .toList(),
                    all);
        }
        mean("householdSize", LifestyleType::householdSize, typology, all);
        mean("minors", LifestyleType::minorsPerHousehold, typology, all);
        mean("cars", LifestyleType::cars, typology, all);
        mean("incomeIndex", LifestyleType::incomeIndex, typology, all);
        return all;
    }

    /** @param perType share 0..1 of each value, by type */
    private void add(
            String code, List<String> values, double[] national, List<double[]> perType, Map<String, Inference> all) {
        var least = Arrays.stream(national)
                .map(share -> Math.max(rules.share(), rules.lift() * share))
                .toArray();
        var weights = new ArrayList<double[]>();
        for (int i = 0; i < values.size(); i++) {
            int value = i;
            weights.add(perType.stream().mapToDouble(shares -> shares[value]).toArray());
        }
        all.put(code, new Inference(code, values, least, weights));
    }

    private static void mean(
            String code, ToDoubleFunction<LifestyleType> number, Typology typology, Map<String, Inference> all) {
        var numbers = typology.types().stream().mapToDouble(number).toArray();
        all.put(code, new Inference(code, List.of(), new double[0], List.of(numbers)));
    }

    private static double[] ofAdults(Dimension dimension, double[] ofHouseholds) {
        return Likelihoods.ofAdults(dimension.code(), dimension.categories(), ofHouseholds);
    }

    private static double[] yesNo(double yes) {
        return new double[] {yes, 1 - yes};
    }
}
