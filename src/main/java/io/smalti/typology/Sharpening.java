package io.smalti.typology;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * By how many bits an answer would lower the uncertainty of the type on average: the entropy now less the mean entropy after
 * each possible answer, weighted by how probable the answer is (expected information gain).
 */
@Singleton
public class Sharpening {
    private static final double BIT = Math.log(2);

    private final TypeAssigner assigner;
    private final Typologies typologies;
    private final ConcurrentHashMap<Typology, Double> byArea = new ConcurrentHashMap<>();

    Sharpening(TypeAssigner assigner, Typologies typologies) {
        this.assigner = assigner;
        this.typologies = typologies;
    }

    /** Bits by code of the trait, of those that the evidence lacks; empty where there is no typology. */
    public Map<String, Double> of(Evidence evidence) {
        var typology = evidence.country() == null ? typologies.home() : typologies.activeIn(evidence.country());
        if (typology == null) {
            return Map.of();
        }
        var area = evidence.postcode() == null ? null : typology.area(evidence.postcode());
        var now = assigner.posterior(evidence, typology, area, new ArrayList<>());
        var bits = new HashMap<String, Double>();
        add(bits, "age", evidence.ageBand(), now, typology, Dimension.AGE_BANDS);
        add(bits, "householdComposition", evidence.householdComposition(), now, typology, Dimension.COMPOSITION);
        add(bits, "tenure", evidence.tenure(), now, typology, Dimension.TENURE);
        add(bits, "dwelling", evidence.dwelling(), now, typology, Dimension.DWELLING);
        if (evidence.postcode() == null && !typology.areas().isEmpty()) {
            // what an area says on average, less where much is known already
            var share = entropy(now) / entropy(nation(typology));
            bits.put("postcode", byArea.computeIfAbsent(typology, Sharpening::ofAreas) * share);
        }
        return bits;
    }

    private void add(
            Map<String, Double> bits,
            String trait,
            @Nullable String known,
            double[] now,
            Typology typology,
            String dimension) {
        if (known == null) {
            bits.put(trait, Math.max(0, gain(now, assigner.likelihoods(typology).ofAll(dimension))));
        }
    }

    private static double gain(double[] now, Map<String, double[]> answers) {
        double mean = 0;
        double all = 0;
        for (var factors : answers.values()) {
            var after = new double[now.length];
            double probability = 0;
            for (int i = 0; i < now.length; i++) {
                after[i] = now[i] * factors[i];
                probability += after[i];
            }
            if (probability > 0) {
                for (int i = 0; i < after.length; i++) {
                    after[i] /= probability;
                }
                mean += probability * entropy(after);
                all += probability;
            }
        }
        return all == 0 ? 0 : entropy(now) - mean / all;
    }

    private static double ofAreas(Typology typology) {
        double mean = 0;
        double households = 0;
        for (var area : typology.areas()) {
            mean += area.households() * entropy(area.mix());
            households += area.households();
        }
        return households == 0 ? 0 : Math.max(0, entropy(nation(typology)) - mean / households);
    }

    private static double[] nation(Typology typology) {
        return typology.types().stream()
                .mapToDouble(LifestyleType::shareOfHouseholds)
                .toArray();
    }

    private static double entropy(double[] shares) {
        double entropy = 0;
        for (var share : shares) {
            entropy -= share > 0 ? share * Math.log(share) / BIT : 0;
        }
        return entropy;
    }
}
