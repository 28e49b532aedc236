package io.smalti.campaign.matrix;

import io.smalti.campaign.Cell;
import io.smalti.campaign.CompiledCampaign;
import io.smalti.campaign.LadderLevel;
import io.smalti.campaign.Standing;
import io.smalti.customer.Channel;
import io.smalti.permission.Preference;
import io.smalti.typology.AgeBand;
import io.smalti.typology.LifestyleGroup;
import io.smalti.typology.LifestyleType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is shown: a channel and language of a campaign at a moment. */
record ShownMatrix(CompiledCampaign campaign, Channel channel, String language, Instant now) {
    /** Number of the segment; 0: every customer. */
    long audience() {
        var segment = campaign.campaign().segmentKey();
        return segment == null ? 0 : segment;
    }

    MatrixCell cell(@Nullable LifestyleType type, @Nullable LifestyleGroup group, @Nullable AgeBand band) {
        var standing = new Standing(
                type == null ? null : type.code(),
                group == null ? null : group.code(),
                band == null ? null : band.code());
        var ladder = standing.ladder();
        var chosen = choose(ladder);
        if (chosen == null) {
            return new MatrixCell(standing, audience(), band, MatrixCell.State.EMPTY, null, null, null, 0);
        }
        var from = chosen.wording().variant().cell();
        boolean own = from.equals(ladder.getFirst()) && chosen.language().equals(language);
        int wordings = (int) campaign.grid(channel, chosen.language()).getOrDefault(from, List.of()).stream()
                .filter(wording -> wording.validAt(now))
                .count();
        return new MatrixCell(
                standing,
                audience(),
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

    /** Whether a message is as specific as can be, in the language shown. */
    boolean isExact(CompiledCampaign.Chosen chosen) {
        return chosen.wording().variant().cell().level() == LadderLevel.TYPE_AND_BAND
                && chosen.language().equals(language);
    }
}
