package io.smalti.campaign.history;

import io.smallrye.graphql.api.Nullable;
import io.smalti.campaign.CampaignStatus;
import io.smalti.campaign.Cell;
import io.smalti.customer.Channel;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Enum;
import org.eclipse.microprofile.graphql.NonNull;

@Access({Role.CAMPAIGN, Role.ANALYST, Role.MARKETER})
@Description("One version of a campaign: what was done, when, and by whom")
public record CampaignChange(
        @Description("The version that the change led to") int version,

        Kind kind,

        @Description("Of the campaign afterwards: from PUBLISHED on it is what people get")
        CampaignStatus status,

        @Nullable @Description("The name in the token of who did it; null when it was done past the API")
        String changedBy,

        Instant changedAt,

        @Description("What a revision changed of the campaign itself")
        List<@NonNull ChangedField> fields,

        @Description("How many wordings are new, changed or gone by it")
        int wordingsTouched,

        @Description("These wordings, up to a hundred of them")
        List<@NonNull ChangedWording> wordings) {
    @Enum("CampaignChangeKind")
    @Description("What was done to a campaign")
    public enum Kind {
        CREATED,
        @Description("something of the campaign itself was changed")
        REVISED,
        @Description("wordings were written")
        WRITTEN,
        @Description("wordings of a draft were deleted")
        DELETED,
        PUBLISHED,
        ENDED
    }

    @Access({Role.CAMPAIGN, Role.ANALYST, Role.MARKETER})
    @Description("A value of the campaign that was changed")
    public record ChangedField(
            @Description("As the campaign names it, for example goal")
            String field,

            @Nullable String before,
            @Nullable String after) {}

    @Access({Role.CAMPAIGN, Role.ANALYST, Role.MARKETER})
    @Description("A wording that was touched")
    public record ChangedWording(
            How how,
            Channel channel,
            String language,
            Cell cell,

            @Description("Its name within the cell") String wording) {}

    @Enum("WordingChange")
    @Description("What became of a wording")
    public enum How {
        ADDED,
        CHANGED,
        REMOVED
    }
}
