package io.smalti.campaign.writing;

import io.smallrye.graphql.api.Nullable;
import io.smalti.campaign.Campaign;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Access(Role.MARKETER)
@Description("What became of the wordings")
public record WriteVariantsPayload(
        @Nullable @Description("As it is now; null when there is none")
        Campaign campaign,

        @Description("One for each wording of the input, in its order; empty when nothing was looked at")
        List<@NonNull VariantResult> results,

        @Description("What is wrong with the input as a whole; then nothing was written")
        List<@NonNull CampaignError> userErrors) {
    static WriteVariantsPayload refused(
            @org.jspecify.annotations.Nullable Campaign campaign, List<CampaignError> errors) {
        return new WriteVariantsPayload(campaign, List.of(), errors);
    }
}
