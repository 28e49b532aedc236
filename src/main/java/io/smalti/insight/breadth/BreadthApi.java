package io.smalti.insight.breadth;

import static io.smalti.platform.graphql.Role.ANALYST;
import static io.smalti.platform.graphql.Role.MARKETER;

import io.smallrye.graphql.api.Nullable;
import io.smalti.campaign.Campaigns;
import io.smalti.customer.Channel;
import io.smalti.platform.Transactional;
import io.smalti.platform.graphql.Access;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Query;

/** Breadth of offer against completeness. */
@GraphQLApi
public class BreadthApi {
    private final Breadth breadth;
    private final Campaigns campaigns;

    BreadthApi(Breadth breadth, Campaigns campaigns) {
        this.breadth = breadth;
        this.campaigns = campaigns;
    }

    @Query
    @Transactional
    @Access({ANALYST, MARKETER})
    @Description(
            "Segments and variants that people are offered, against how much is known of them; null when there is no such campaign")
    public @Nullable BreadthOfOffer breadthOfOffer(
            @Nullable @Description("Key of the campaign whose variants are counted; without it, segments alone")
                    String campaign,
            @Nullable @Description("EMAIL when absent") Channel channel,
            @Nullable @Description("BCP 47 tag; the campaign's default when absent") String language) {
        var compiled = campaign == null ? null : campaigns.byKey(campaign);
        return campaign != null && compiled == null
                ? null
                : breadth.report(compiled, channel == null ? Channel.EMAIL : channel, language);
    }
}
