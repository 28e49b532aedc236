package io.smalti.customer.value;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where one score ends and the next begins. A score is {@code least(5, 1 + floor(5·(rank − 1)/n))} with equal values
 * sharing the lowest rank, which makes it a step function of the value: these are its steps. A customer is scored by
 * them without ranking everybody, and on the day they were computed scored exactly so.
 *
 * @param reference recency is counted in whole days up to this day
 * @param customers n, those with at least one order
 * @param recency least value of the scores 2, 3, 4 and 5, as minus days; shorter when the highest scores are not given
 * @param decile least revenue in the first, second, … ninth tenth
 * @param computedAt null: just now, and not stored
 */
@RegisterForReflection
public record RfmBorders(
        LocalDate reference,
        int customers,
        List<BigDecimal> recency,
        List<BigDecimal> frequency,
        List<BigDecimal> monetary,
        List<BigDecimal> decile,
        @Nullable Instant computedAt) {
    public static final int FEWEST = 5;
    private static final int FEWEST_FOR_TENTHS = 10;

    static int score(BigDecimal value, List<BigDecimal> borders) {
        int score = 1;
        for (var border : borders) {
            if (value.compareTo(border) >= 0) {
                score++;
            }
        }
        return score;
    }

    /** 1 for the tenth that brings most; null for fewer than ten customers. */
    @Nullable
    Integer decile(BigDecimal revenue) {
        return customers < FEWEST_FOR_TENTHS
                ? null
                : 1
                        + (int) decile.stream()
                                .filter(border -> revenue.compareTo(border) < 0)
                                .count();
    }
}
