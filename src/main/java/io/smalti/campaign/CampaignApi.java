package io.smalti.campaign;

import io.smallrye.graphql.api.Nullable;
import io.smalti.customer.Channel;
import io.smalti.platform.Transactional;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.CacheFor;
import io.smalti.platform.graphql.Count;
import io.smalti.platform.graphql.GlobalId;
import io.smalti.platform.graphql.PageRequest;
import io.smalti.platform.graphql.Pages;
import io.smalti.platform.graphql.Role;
import io.smalti.typology.LifestyleType;
import java.util.List;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

/** Reads campaigns and their variants. */
@GraphQLApi
public class CampaignApi {
    private final CampaignRepository repository;
    private final CampaignPages lists;
    private final Pages pages;

    CampaignApi(CampaignRepository repository, CampaignPages lists, Pages pages) {
        this.repository = repository;
        this.lists = lists;
        this.pages = pages;
    }

    @Query
    @Transactional
    @Access({Role.FRONTEND, Role.CAMPAIGN, Role.ANALYST, Role.MARKETER, Role.STEWARD})
    @Description("A campaign by its id or key; null when there is none, or when neither is given")
    public @Nullable Campaign campaign(
            @Id @Nullable @Name("id") String id, @Nullable @Description("For example spring-2026") String key) {
        var found = id != null
                ? repository.byNumbers(List.of(GlobalId.number(id, "Campaign")))
                : key != null ? repository.byKeys(List.of(key)) : List.<Campaign>of();
        return found.stream()
                .filter(campaign -> key == null || campaign.key().equals(key))
                .findFirst()
                .orElse(null);
    }

    @Query
    @Transactional
    @Access({Role.FRONTEND, Role.CAMPAIGN, Role.ANALYST, Role.MARKETER, Role.STEWARD})
    @Description("Campaigns, the newest first")
    public CampaignConnection campaigns(
            @Nullable @Description("Null: any") CampaignStatus status,
            @Nullable Integer first,
            @Nullable String after,
            @Nullable Integer last,
            @Nullable String before) {
        return lists.campaigns(status, PageRequest.of("campaigns:" + status, first, after, last, before));
    }

    @Transactional
    @Access({Role.CAMPAIGN, Role.FRONTEND, Role.MARKETER})
    @Description("The wordings in the order of writing; each argument narrows the list")
    public List<VariantConnection> variants(
            @Source List<Campaign> campaigns,
            @Nullable Channel channel,
            @Nullable @Description("BCP 47 tag as the campaign names it, for example nl") String language,
            @Nullable @Description("Code of a lifestyle type: what is written for it, at any age") String type,
            @Nullable @Description("Code of a lifestyle group: what is written for it, at any age") String group,
            @Nullable @Description("Code of an age band") String ageBand,
            @Nullable VariantStatus status,
            @Nullable Integer first,
            @Nullable String after,
            @Nullable Integer last,
            @Nullable String before) {
        var filter = new CampaignPages.VariantFilter(channel, language, type, group, ageBand, status);
        return lists.variants(campaigns, filter, PageRequest.of("variants:" + filter, first, after, last, before));
    }

    @Transactional
    @Access({Role.FRONTEND, Role.CAMPAIGN, Role.ANALYST, Role.MARKETER, Role.STEWARD})
    @Description(
            "The campaigns with a message written for this very type (in any channel, language or age band), newest"
                    + " first; drafts included")
    public List<List<@NonNull Campaign>> campaigns(
            @Source List<LifestyleType> types,
            @DefaultValue("20") @Description("At most so many, up to 100") int first) {
        return lists.writtenFor(types, first);
    }

    @Transactional
    @Access({Role.CAMPAIGN, Role.FRONTEND, Role.MARKETER})
    @Description("What it said before, the latest first")
    public List<@Nullable List<@NonNull FormerWording>> former(@Source List<Variant> variants) {
        var found =
                repository.former(variants.stream().map(Variant::key).distinct().toList());
        return variants.stream()
                .<@org.jspecify.annotations.Nullable List<FormerWording>>map(
                        variant -> found.getOrDefault(variant.key(), List.of()))
                .toList();
    }

    @Transactional
    @CacheFor(60)
    @Description("The campaign that the wording belongs to")
    public List<@Nullable Campaign> campaign(@Source List<Variant> variants) {
        var found = new java.util.HashMap<Long, Campaign>();
        repository
                .byNumbers(
                        variants.stream().map(Variant::campaignKey).distinct().toList())
                .forEach(campaign -> found.put(campaign.number(), campaign));
        return variants.stream()
                .<@org.jspecify.annotations.Nullable Campaign>map(variant -> found.get(variant.campaignKey()))
                .toList();
    }

    @Transactional
    @Description("The size of the whole list; above 10,000 an estimate, see count")
    public int totalCount(@Source CampaignConnection connection) {
        return count(connection).value();
    }

    @Transactional
    public Count count(@Source CampaignConnection connection) {
        return pages.count(connection.selection());
    }

    @Transactional
    @Description("The size of the whole list; above 10,000 an estimate, see count")
    public int totalCount(@Source VariantConnection connection) {
        return count(connection).value();
    }

    @Transactional
    public Count count(@Source VariantConnection connection) {
        return pages.count(connection.selection());
    }
}
