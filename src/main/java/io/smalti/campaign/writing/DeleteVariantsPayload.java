package io.smalti.campaign.writing;

import io.smallrye.graphql.api.Nullable;
import io.smalti.campaign.Campaign;
import io.smalti.campaign.Variant;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Access(Role.MARKETER)
@Description("A draft without some of its wordings")
public record DeleteVariantsPayload(
        @Nullable @Description("As it is now; null when there is none")
        Campaign campaign,

        @Description("The wordings that are gone, as they were last")
        List<@NonNull Variant> deleted,

        @Description("All that is wrong; then nothing was deleted")
        List<@NonNull CampaignError> userErrors) {}
