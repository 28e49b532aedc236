package io.smalti.campaign.experiment;

import io.smallrye.graphql.api.Nullable;
import io.smalti.campaign.Cell;
import io.smalti.customer.Channel;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

@Type("Experiment")
@Access({Role.CAMPAIGN, Role.ANALYST, Role.MARKETER})
@Description("Wordings of a cell compared, or messages with none")
public record ExperimentResult(
        Channel channel,

        @Nullable @Description("Null where messages are compared with none")
        String language,

        @Nullable @Description("The cell whose wordings are compared; null where messages are compared with none")
        Cell cell,

        List<@NonNull Arm> arms,

        @Description("How probable shares this far from the expected are by chance alone, 0..1 (χ²)")
        double sampleRatioChance,

        Verdict verdict,

        @Description("Each other arm beside the first; empty when it is too early, or the sample ratio is wrong")
        List<@NonNull ArmComparison> comparisons) {
    private static final int FEWEST = 100;
    private static final double FEWEST_EXPECTED = 5;
    private static final double MISMATCH = 0.001;
    private static final double SIGNIFICANT = 0.05;

    /** @param arms at least two, the one to compare with first */
    static ExperimentResult of(Channel channel, @Nullable String language, @Nullable Cell cell, List<Arm> arms) {
        double chance = sampleRatioChance(arms);
        if (chance < MISMATCH) {
            return new ExperimentResult(
                    channel, language, cell, arms, chance, Verdict.SAMPLE_RATIO_MISMATCH, List.of());
        }
        if (!enough(arms)) {
            return new ExperimentResult(channel, language, cell, arms, chance, Verdict.NOT_ENOUGH_YET, List.of());
        }
        var comparisons = arms.stream()
                .skip(1)
                .map(arm -> ArmComparison.of(arm, arms.getFirst()))
                .toList();
        boolean different =
                comparisons.stream().anyMatch(comparison -> comparison.chance() < SIGNIFICANT / comparisons.size());
        var verdict = different ? Verdict.DIFFERENCE_FOUND : Verdict.NO_DIFFERENCE_FOUND;
        return new ExperimentResult(channel, language, cell, arms, chance, verdict, comparisons);
    }

    private static double sampleRatioChance(List<Arm> arms) {
        int all = arms.stream().mapToInt(Arm::exposed).sum();
        if (all == 0) {
            return 1;
        }
        double sum = 0;
        int compared = 0;
        for (var arm : arms) {
            double expected = all * arm.expectedShare();
            if (expected > 0) {
                sum += (arm.exposed() - expected) * (arm.exposed() - expected) / expected;
                compared++;
            }
        }
        return Chance.chiSquare(sum, compared - 1);
    }

    private static boolean enough(List<Arm> arms) {
        int exposed = arms.stream().mapToInt(Arm::exposed).sum();
        double rate = exposed == 0
                ? 0
                : (double) arms.stream().mapToInt(Arm::converted).sum() / exposed;
        return arms.stream()
                .allMatch(arm -> arm.exposed() >= FEWEST
                        && arm.exposed() * rate >= FEWEST_EXPECTED
                        && arm.exposed() * (1 - rate) >= FEWEST_EXPECTED);
    }
}
