package io.smalti.campaign.writing;

import io.smallrye.graphql.api.Nullable;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;

@Description("Changes of a campaign that has not ended; what is null stays as it is")
public record ReviseCampaign(
        @Description("Key of the campaign") String campaign,

        @Nullable
        @Description("The version the changes are made to: refused when somebody else was faster; null: whatever")
        Integer version,

        @Nullable String name,
        @Nullable @Description("What it is to achieve") String goal,

        @Nullable @Description("Key of the segment that is the audience")
        String segment,

        @Nullable Boolean similarProducts,

        @Nullable @Description("0..0.5; who is in the control group stays in it when it grows")
        Double controlShare,

        @Nullable Instant validFrom,
        @Nullable @Description("Exclusive") Instant validUntil) {}
