package io.smalti.campaign;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fired inside the transaction that makes a new version of a campaign.
 *
 * @param before null for a new one
 * @param wordings those concerned, if any
 */
public record CampaignChanged(Kind kind, @Nullable Campaign before, Campaign after, List<Touched> wordings) {
    /** What was done. */
    public enum Kind {
        CREATED,
        REVISED,
        WRITTEN,
        DELETED,
        PUBLISHED,
        ENDED
    }

    /** What became of a wording. */
    public enum How {
        ADDED,
        CHANGED,
        REMOVED
    }

    /** A wording concerned, as it is now or was last. */
    public record Touched(How how, Variant variant) {}
}
