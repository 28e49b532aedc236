package io.smalti.campaign;

import io.smalti.customer.Channel;
import io.smalti.permission.Preference;
import io.smalti.typology.AgeBand;
import io.smalti.typology.LifestyleGroup;
import io.smalti.typology.LifestyleType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows a compiled campaign as marketers think of it: by asking for each cell what somebody there would get. */
@ApplicationScoped
class MatrixView {
    private final Codes codes;
    private final Clock clock;

    MatrixView(Codes codes, Clock clock) {
        this.codes = codes;
        this.clock = clock;
    }

    Matrix of(CompiledCampaign campaign, Channel channel, String language) {
        var shown = new Shown(campaign, channel, language, clock.instant());
        var rows = new ArrayList<MatrixRow>();
        codes.types().forEach(type -> rows.add(row(shown, type, type.group())));
        var counting = new Counting();
        rows.forEach(row -> row.cells().stream()
                .filter(cell -> cell.ageBand() != null)
                .forEach(cell -> counting.add(cell.state(), cell.level(), 1)));
        codes.groups().forEach(group -> rows.add(row(shown, null, group)));
        rows.add(row(shown, null, null));
        return new Matrix(campaign, channel, language, rows, counting.coverage());
    }

    private MatrixRow row(Shown shown, @Nullable LifestyleType type, @Nullable LifestyleGroup group) {
        var cells = new ArrayList<MatrixCell>();
        for (var band : codes.bands()) {
            cells.add(shown.cell(type, group, band));
        }
        cells.add(shown.cell(type, group, null));
        return new MatrixRow(type, group, cells);
    }

    /** What is shown: a channel and language at a moment. */
    record Shown(CompiledCampaign campaign, Channel channel, String language, Instant now) {
        MatrixCell cell(@Nullable LifestyleType type, @Nullable LifestyleGroup group, @Nullable AgeBand band) {
            var standing = new Standing(
                    type == null ? null : type.code(),
                    group == null ? null : group.code(),
                    band == null ? null : band.code());
            var ladder = standing.ladder();
            var chosen = choose(ladder);
            if (chosen == null) {
                return new MatrixCell(band, MatrixCell.State.EMPTY, null, null, null, 0);
            }
            var from = chosen.wording().variant().cell();
            boolean own = from.equals(ladder.getFirst()) && chosen.language().equals(language);
            int wordings = (int) campaign.grid(channel, chosen.language()).getOrDefault(from, List.of()).stream()
                    .filter(wording -> wording.validAt(now))
                    .count();
            return new MatrixCell(
                    band,
                    own ? MatrixCell.State.OWN : MatrixCell.State.FALLBACK,
                    from,
                    from.level(),
                    chosen.language(),
                    wordings);
        }

        CompiledCampaign.@Nullable Chosen choose(List<Cell> ladder) {
            return campaign.choose(
                    channel,
                    campaign.chain(language),
                    ladder,
                    now,
                    true,
                    Preference.NONE,
                    List::getFirst,
                    new ArrayList<>());
        }
    }

    /** Adds up cells or people. */
    static final class Counting {
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
}
