package io.smalti.typology;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;

/**
 * Fills in from the type what is not known of a person: {@code P(v) = Σ_t P(t|e)·P(v|t)}. The most probable value counts
 * if it is probable enough in itself (0.5) and against the country (1.5 times); numbers are posterior means. The
 * composition of the household is weighted by adults, as in the assignment, because it is a person who is asked.
 */
@ApplicationScoped
public class Enrichment {
    private final EnrichmentRules rules;
    private final ConcurrentHashMap<Typology, List<Question>> questions = new ConcurrentHashMap<>();

    Enrichment(EnrichmentRules rules) {
        this.rules = rules;
    }

    /** @param perType share 0..1 of each value, by type */
    private record Question(String code, List<String> values, double[] national, List<double[]> perType) {}

    /** Empty when there is no assignment, whatever the reason. */
    public List<Inferred> infer(Assignment assignment, Typology typology) {
        var posterior = assignment.posterior();
        if (posterior == null) {
            return List.of();
        }
        var inferred = new ArrayList<Inferred>();
        for (var question : questions.computeIfAbsent(typology, Enrichment::questions)) {
            answer(question, posterior, inferred);
        }
        inferred.add(mean("householdSize", LifestyleType::householdSize, posterior, typology));
        inferred.add(mean("minors", LifestyleType::minorsPerHousehold, posterior, typology));
        inferred.add(mean("cars", LifestyleType::cars, posterior, typology));
        inferred.add(mean("incomeIndex", LifestyleType::incomeIndex, posterior, typology));
        return inferred;
    }

    private void answer(Question question, float[] posterior, List<Inferred> inferred) {
        var shares = new double[question.values().size()];
        int best = 0;
        for (int i = 0; i < shares.length; i++) {
            for (int type = 0; type < posterior.length; type++) {
                shares[i] += posterior[type] * question.perType().get(type)[i];
            }
            best = shares[i] > shares[best] ? i : best;
        }
        if (shares[best] >= rules.share() && shares[best] >= rules.lift() * question.national()[best]) {
            inferred.add(new Inferred(question.code(), question.values().get(best), null, shares[best]));
        }
    }

    private static List<Question> questions(Typology typology) {
        var questions = new ArrayList<Question>();
        for (var dimension : typology.dimensions()) {
            questions.add(new Question(
                    dimension.code(),
                    dimension.categories(),
                    ofAdults(dimension, dimension.nationalShares()),
                    typology.types().stream()
                            .map(type -> ofAdults(
                                    dimension,
                                    type.distributions().getOrDefault(dimension.code(), dimension.nationalShares())))
                            .toList()));
        }
        for (int i = 0; i < typology.attributes().size(); i++) {
            int at = i;
            var attribute = typology.attributes().get(at);
            questions.add(new Question(
                    attribute.code(),
                    List.of("true", "false"),
                    yesNo(attribute.nationalShare()),
                    typology.types().stream()
                            .map(type -> yesNo(type.penetrations()[at]))
                            .toList()));
        }
        return questions;
    }

    private static double[] ofAdults(Dimension dimension, double[] ofHouseholds) {
        return Likelihoods.ofAdults(dimension.code(), dimension.categories(), ofHouseholds);
    }

    private static double[] yesNo(double yes) {
        return new double[] {yes, 1 - yes};
    }

    private static Inferred mean(
            String code, ToDoubleFunction<LifestyleType> number, float[] posterior, Typology typology) {
        double mean = 0;
        for (int i = 0; i < posterior.length; i++) {
            mean += posterior[i] * number.applyAsDouble(typology.types().get(i));
        }
        return new Inferred(code, null, mean, null);
    }
}
