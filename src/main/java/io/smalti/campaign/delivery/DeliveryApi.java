package io.smalti.campaign.delivery;

import io.smallrye.graphql.api.Nullable;
import io.smalti.campaign.Campaign;
import io.smalti.campaign.InvalidLanguage;
import io.smalti.customer.Channel;
import io.smalti.platform.Transactional;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.PageRequest;
import io.smalti.platform.graphql.Role;
import java.util.List;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** The messages of a campaign a page at a time, and how its streams went. */
@GraphQLApi
public class DeliveryApi {
    private final MessagePages pages;
    private final DeliveryRepository deliveries;

    DeliveryApi(MessagePages pages, DeliveryRepository deliveries) {
        this.pages = pages;
        this.deliveries = deliveries;
    }

    @Transactional
    @Access({Role.CAMPAIGN, Role.MARKETER})
    @Description("What each person of the audience gets at this moment, or why nothing. Many are better fetched as a"
            + " stream from /campaigns/{key}/messages")
    public List<@Nullable MessageConnection> messages(
            @Source List<Campaign> campaigns,
            Channel channel,
            @Nullable @Description("BCP 47 tag to be used instead of each person's own") String language,
            @Nullable Integer first,
            @Nullable String after,
            @Nullable Integer last,
            @Nullable String before) {
        if (language != null && !InvalidLanguage.isTag(language)) {
            throw new InvalidLanguage();
        }
        return List.copyOf(
                pages.of(campaigns, channel, language, PageRequest.of("messages", first, after, last, before)));
    }

    @Transactional
    @Access({Role.CAMPAIGN, Role.MARKETER})
    @Description("The latest streams of messages, newest first")
    public List<@Nullable List<@NonNull Delivery>> deliveries(
            @Source List<Campaign> campaigns,
            @DefaultValue("20") @Description("At most so many, up to 100") int first) {
        var found = deliveries.latest(
                campaigns.stream().map(Campaign::number).distinct().toList(), first);
        return campaigns.stream()
                .<@org.jspecify.annotations.Nullable List<Delivery>>map(
                        campaign -> found.getOrDefault(campaign.number(), List.of()))
                .toList();
    }
}
