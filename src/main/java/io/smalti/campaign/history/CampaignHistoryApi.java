package io.smalti.campaign.history;

import io.smallrye.graphql.api.Nullable;
import io.smalti.campaign.Campaign;
import io.smalti.platform.Transactional;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import java.util.List;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** The versions of campaigns. */
@GraphQLApi
public class CampaignHistoryApi {
    private final ChangeRepository changes;

    CampaignHistoryApi(ChangeRepository changes) {
        this.changes = changes;
    }

    @Transactional
    @Access({Role.CAMPAIGN, Role.ANALYST, Role.MARKETER})
    @Description("What was changed when, and by whom: the latest version first. What a wording said before is among its"
            + " former wordings, by version")
    public List<@Nullable List<@NonNull CampaignChange>> changes(
            @Source List<Campaign> campaigns,
            @DefaultValue("20") @Description("At most so many, up to 100") int first,
            @Nullable @Description("Only versions below this one, to go on behind the last received") Integer before,
            @DefaultValue("false") @Description("Whether only versions that were published, or ended, are listed")
                    boolean published) {
        var found = changes.latest(
                campaigns.stream().map(Campaign::number).distinct().toList(), first, before, published);
        return campaigns.stream()
                .<@org.jspecify.annotations.Nullable List<CampaignChange>>map(
                        campaign -> found.getOrDefault(campaign.number(), List.of()))
                .toList();
    }
}
