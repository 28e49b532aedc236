package io.smalti.campaign.followup;

import io.smalti.campaign.Campaign;
import io.smalti.platform.Transactional;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** Reports on campaigns. */
@GraphQLApi
public class FollowUpApi {
    private final FollowUps followUps;

    FollowUpApi(FollowUps followUps) {
        this.followUps = followUps;
    }

    @Transactional
    @Access({Role.CAMPAIGN, Role.ANALYST, Role.MARKETER})
    @Description("How it went so far, by what was recorded")
    public List<@Nullable FollowUp> followUp(@Source List<Campaign> campaigns) {
        return List.copyOf(followUps.of(campaigns));
    }
}
