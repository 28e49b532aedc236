package io.smalti.insight.breadth;

import io.smalti.campaign.CompiledCampaign;
import io.smalti.campaign.LadderLevel;
import io.smalti.campaign.Standing;
import io.smalti.campaign.Wording;
import io.smalti.customer.Channel;
import io.smalti.permission.Preference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one campaign has for people, and which of its variants were handed out. */
final class Offers {
    private final CompiledCampaign campaign;
    private final Channel channel;
    private final List<String> languages;
    private final Instant at;
    private final Set<Long> variants = new HashSet<>();

    Offers(CompiledCampaign campaign, Channel channel, @Nullable String language, Instant at) {
        this.campaign = campaign;
        this.channel = channel;
        this.languages = campaign.chain(language);
        this.at = at;
    }

    /** Whether people with this standing get a message that is not for everybody. */
    boolean specific(Standing standing) {
        var chosen = campaign.choose(
                channel, languages, standing.ladder(), at, true, Preference.NONE, List::getFirst, new ArrayList<>());
        return chosen != null && chosen.wording().variant().cell().level() != LadderLevel.DEFAULT;
    }

    /** Remembers what people with this standing are offered: every wording of their cell. */
    void handOut(Standing standing) {
        var chosen = campaign.choose(
                channel, languages, standing.ladder(), at, true, Preference.NONE, this::noted, new ArrayList<>());
        if (chosen != null) {
            variants.add(chosen.wording().variant().key());
        }
    }

    private Wording noted(List<Wording> wordings) {
        wordings.forEach(wording -> variants.add(wording.variant().key()));
        return wordings.getFirst();
    }

    int variants() {
        return variants.size();
    }
}
