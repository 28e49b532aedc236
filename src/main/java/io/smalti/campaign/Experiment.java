package io.smalti.campaign;

import java.util.List;

/** Who gets which of several wordings, and who gets none: stable, and by chance. */
public final class Experiment {
    private Experiment() {}

    /** Whether somebody gets no message, so that there is something to compare with. */
    public static boolean isControl(Campaign campaign, String externalId) {
        return campaign.controlShare() > 0
                && Buckets.of(campaign.key(), externalId, Buckets.CONTROL_SEED, Buckets.COUNT)
                        < Math.round(campaign.controlShare() * Buckets.COUNT);
    }

    static Wording assigned(Campaign campaign, String externalId, List<Wording> several) {
        int bucket = Buckets.of(campaign.key(), externalId, Buckets.WORDING_SEED, Buckets.COUNT);
        return Buckets.pick(several, wording -> wording.variant().weight(), bucket);
    }
}
