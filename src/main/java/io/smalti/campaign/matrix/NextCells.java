package io.smalti.campaign.matrix;

import io.smalti.campaign.Cell;
import io.smalti.campaign.CompiledCampaign;
import io.smalti.campaign.LadderLevel;
import io.smalti.campaign.Standing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which cells to write next: the one first that makes the messages of most people more specific by most steps of the
 * ladder; then the same again as if it were written.
 */
final class NextCells {
    private static final int LANGUAGE = LadderLevel.values().length;
    private static final int NOTHING = 2 * LANGUAGE;

    private final List<People> audience = new ArrayList<>();

    /** People of one standing, and what they get now: the rank 0 is a message for type and band in the language. */
    private static final class People {
        private final List<Cell> ladder;
        private final int count;
        private int rank;
        private @Nullable LadderLevel level;

        People(Standing standing, int count, CompiledCampaign.@Nullable Chosen chosen, String language) {
            this.ladder = standing.ladder();
            this.count = count;
            this.level =
                    chosen == null ? null : chosen.wording().variant().cell().level();
            this.rank = chosen == null || level == null
                    ? NOTHING
                    : level.ordinal() + (chosen.language().equals(language) ? 0 : LANGUAGE);
        }

        int gain(Cell cell) {
            return (rank - cell.level().ordinal()) * count;
        }

        void write(Cell cell) {
            level = cell.level();
            rank = cell.level().ordinal();
        }
    }

    NextCells(ShownMatrix shown, Map<Standing, Integer> people) {
        people.forEach((standing, count) ->
                audience.add(new People(standing, count, shown.choose(standing.ladder()), shown.language())));
    }

    List<NextCell> first(int wanted) {
        var next = new ArrayList<NextCell>();
        while (next.size() < wanted) {
            var best = best();
            if (best == null) {
                break;
            }
            next.add(take(best.getKey(), best.getValue()));
        }
        return next;
    }

    private Map.@Nullable Entry<Cell, Integer> best() {
        var gains = new HashMap<Cell, Integer>();
        for (var people : audience) {
            for (var cell : people.ladder) {
                int gain = people.gain(cell);
                if (gain > 0) {
                    gains.merge(cell, gain, Integer::sum);
                }
            }
        }
        // among equals the more specific, then by code, so that the list is the same every time
        return gains.entrySet().stream()
                .max(Map.Entry.<Cell, Integer>comparingByValue()
                        .thenComparing(entry -> -entry.getKey().level().ordinal())
                        .thenComparing(entry -> entry.getKey().toString()))
                .orElse(null);
    }

    private NextCell take(Cell cell, int gain) {
        var counting = new Counting();
        int count = 0;
        for (var people : audience) {
            if (people.ladder.contains(cell) && people.gain(cell) > 0) {
                count += people.count;
                counting.add(
                        people.level == null ? MatrixCell.State.EMPTY : MatrixCell.State.FALLBACK,
                        people.level,
                        people.count);
                people.write(cell);
            }
        }
        return new NextCell(cell, cell.level(), count, gain, counting.coverage().levels());
    }
}
