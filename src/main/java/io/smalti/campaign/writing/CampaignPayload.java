package io.smalti.campaign.writing;

import io.smallrye.graphql.api.Nullable;
import io.smalti.campaign.Campaign;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Access(Role.MARKETER)
@Description("A campaign that was created or changed")
public record CampaignPayload(
        @Nullable @Description("As it is now; null when there is none")
        Campaign campaign,

        @Description("All that is wrong; empty when all is done")
        List<@NonNull CampaignError> userErrors) {
    static CampaignPayload refused(@org.jspecify.annotations.Nullable Campaign campaign, CampaignError... errors) {
        return new CampaignPayload(campaign, List.of(errors));
    }
}
