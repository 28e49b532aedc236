package io.smalti.campaign.matrix;

import io.smalti.campaign.LadderLevel;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds up cells or people. */
final class Counting {
    private final Map<LadderLevel, Integer> levels = new EnumMap<>(LadderLevel.class);
    private final int[] states = new int[MatrixCell.State.values().length];

    void add(MatrixCell.State state, @Nullable LadderLevel level, int count) {
        states[state.ordinal()] += count;
        if (level != null) {
            levels.merge(level, count, Integer::sum);
        }
    }

    Coverage coverage() {
        int own = states[MatrixCell.State.OWN.ordinal()];
        int fallback = states[MatrixCell.State.FALLBACK.ordinal()];
        int empty = states[MatrixCell.State.EMPTY.ordinal()];
        int total = own + fallback + empty;
        return new Coverage(
                total,
                own,
                fallback,
                empty,
                levels.entrySet().stream()
                        .map(entry -> new Coverage.LevelCount(
                                entry.getKey(), entry.getValue(), (double) entry.getValue() / total))
                        .toList());
    }
}
