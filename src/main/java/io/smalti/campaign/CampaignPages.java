package io.smalti.campaign;

import io.smalti.customer.Channel;
import io.smalti.platform.database.Sql;
import io.smalti.platform.graphql.Keyset;
import io.smalti.platform.graphql.PageRequest;
import io.smalti.platform.graphql.Pages;
import io.smalti.typology.LifestyleType;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lists of campaigns and variants, a page at a time. */
@Singleton
class CampaignPages {
    private static final int MOST = 100;
    private static final Keyset NEWEST = Keyset.descending(new Keyset.Key("c.id", "bigint"));
    private static final Keyset WRITTEN = Keyset.ascending(new Keyset.Key("v.id", "bigint"));

    private final Sql sql;
    private final Pages pages;

    CampaignPages(Sql sql, Pages pages) {
        this.sql = sql;
        this.pages = pages;
    }

    CampaignConnection campaigns(@Nullable CampaignStatus status, PageRequest request) {
        var where = new Where();
        where.equal("c.status", status == null ? null : status.name());
        var selection = new Pages.Selection(CampaignRepository.CAMPAIGN, "campaign c", where.text(), where.arguments);
        return CampaignConnection.of(pages.read(selection, NEWEST, request, CampaignRepository::campaign), selection);
    }

    /** Each null: whatever. */
    record VariantFilter(
            @Nullable Channel channel,
            @Nullable String language,
            @Nullable String type,
            @Nullable String group,
            @Nullable String ageBand,
            @Nullable VariantStatus status) {
        Where where() {
            var where = new Where();
            where.equal("v.channel", channel == null ? null : channel.name());
            where.equal("v.language", language);
            where.equal("v.type_code", type);
            where.equal("v.group_code", group);
            where.equal("v.age_band", ageBand);
            where.equal("v.status", status == null ? null : status.name());
            return where;
        }
    }

    /** The same page of each campaign's variants. */
    List<VariantConnection> variants(List<Campaign> campaigns, VariantFilter filter, PageRequest request) {
        var where = filter.where();
        var each = new Pages.Selection(
                CampaignRepository.VARIANT,
                "variant v",
                "v.campaign_id = p.parent and " + where.text(),
                where.arguments);
        var read = pages.readEach(
                campaigns.stream().map(Campaign::number).distinct().toList(),
                each,
                WRITTEN,
                request,
                CampaignRepository::variant);
        return campaigns.stream()
                .map(campaign ->
                        VariantConnection.of(Objects.requireNonNull(read.get(campaign.number())), of(campaign, filter)))
                .toList();
    }

    private static Pages.Selection of(Campaign campaign, VariantFilter filter) {
        var where = filter.where();
        where.equal("v.campaign_id", campaign.number());
        return new Pages.Selection(CampaignRepository.VARIANT, "variant v", where.text(), where.arguments);
    }

    /** The campaigns with a variant for each type, newest first. */
    List<List<Campaign>> writtenFor(List<LifestyleType> types, int first) {
        record Written(String type, Campaign campaign) {}
        var found = new HashMap<String, List<Campaign>>();
        var text = "select " + CampaignRepository.CAMPAIGN + """
                , t.code from unnest(?::text[]) t(code)
                cross join lateral (
                    select * from campaign c
                    where exists (select from variant v where v.campaign_id = c.id and v.type_code = t.code)
                    order by c.id desc
                    limit ?
                ) c
                order by c.id desc
                """;
        sql.list(
                        text,
                        row -> new Written(row.text(18), CampaignRepository.campaign(row)),
                        types.stream().map(LifestyleType::code).distinct().toList(),
                        Math.clamp(first, 0, MOST))
                .forEach(written -> found.computeIfAbsent(written.type(), type -> new ArrayList<>())
                        .add(written.campaign()));
        return types.stream()
                .map(type -> found.getOrDefault(type.code(), List.of()))
                .toList();
    }

    /** The campaigns for each segment, newest first. */
    List<List<Campaign>> of(List<Long> segments) {
        var found = sql
                .list(
                        "select " + CampaignRepository.CAMPAIGN
                                + " from campaign c where c.segment_id = any(?) order by c.id desc",
                        CampaignRepository::campaign,
                        segments)
                .stream()
                .collect(Collectors.groupingBy(campaign -> Objects.requireNonNull(campaign.segmentKey())));
        return segments.stream()
                .map(segment -> found.getOrDefault(segment, List.of()))
                .toList();
    }

    /** Conditions that must all hold. */
    static final class Where {
        private final StringBuilder conditions = new StringBuilder("true");
        private final List<@Nullable Object> arguments = new ArrayList<>();

        void equal(String column, @Nullable Object value) {
            if (value != null) {
                conditions.append(" and ").append(column).append(" = ?");
                arguments.add(value);
            }
        }

        String text() {
            return conditions.toString();
        }
    }
}
