package io.smalti.campaign.writing;

import static io.smalti.campaign.writing.CampaignError.Code.KEY_TAKEN;
import static io.smalti.campaign.writing.CampaignError.Code.UNKNOWN_CAMPAIGN;
import static io.smalti.campaign.writing.CampaignError.Code.UNKNOWN_SEGMENT;
import static io.smalti.campaign.writing.CampaignError.Code.WRONG_STATUS;

import io.smalti.campaign.Campaign;
import io.smalti.campaign.CampaignChanged;
import io.smalti.campaign.CampaignRepository;
import io.smalti.campaign.CampaignStatus;
import io.smalti.campaign.Campaigns;
import io.smalti.campaign.Purpose;
import io.smalti.platform.database.Sql;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Creates, publishes and ends campaigns, inside the transaction of the caller. */
@Singleton
class CampaignWriter {
    private final Sql sql;
    private final CampaignRepository repository;
    private final Campaigns campaigns;
    private final Clock clock;
    private final Event<CampaignChanged> changes;

    CampaignWriter(
            Sql sql, CampaignRepository repository, Campaigns campaigns, Clock clock, Event<CampaignChanged> changes) {
        this.sql = sql;
        this.repository = repository;
        this.campaigns = campaigns;
        this.clock = clock;
        this.changes = changes;
    }

    CampaignPayload create(CreateCampaign input) {
        var errors = CampaignChecks.of(input);
        Long segment = null;
        if (input.segment() != null) {
            segment = sql.first("select id from segment where key = ?", row -> row.longValue(1), input.segment());
            if (segment == null) {
                errors.add(CampaignError.of(UNKNOWN_SEGMENT, "no segment has this key", "segment"));
            }
        }
        if (!errors.isEmpty()) {
            return new CampaignPayload(null, errors);
        }
        var languages = input.languages().stream()
                .map(CampaignChecks::spelled)
                .distinct()
                .toList();
        var number = sql.first(
                """
                insert into campaign (key, name, goal, purpose, segment_id, channels, languages, default_language,
                    similar_products, control_share, valid_from, valid_until)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (key) do nothing
                returning id
                """,
                row -> row.longValue(1),
                input.key(),
                input.name().strip(),
                input.goal(),
                input.purpose() == null ? Purpose.MARKETING : input.purpose(),
                segment,
                input.channels().stream().distinct().toList(),
                languages,
                input.defaultLanguage() == null
                        ? languages.getFirst()
                        : CampaignChecks.spelled(input.defaultLanguage()),
                Boolean.TRUE.equals(input.similarProducts()),
                input.controlShare() == null ? 0 : input.controlShare(),
                input.validFrom(),
                input.validUntil());
        if (number == null) {
            return CampaignPayload.refused(null, CampaignError.of(KEY_TAKEN, "another campaign has this key", "key"));
        }
        var created = byNumber(number);
        changes.fire(new CampaignChanged(CampaignChanged.Kind.CREATED, null, created, List.of()));
        return new CampaignPayload(created, List.of());
    }

    CampaignPayload publish(String key) {
        var campaign = lock(key);
        if (campaign == null) {
            return unknown();
        }
        if (campaign.status() != CampaignStatus.DRAFT) {
            return CampaignPayload.refused(
                    campaign, CampaignError.of(WRONG_STATUS, "only a draft is published", "campaign"));
        }
        var problems =
                PublishChecks.of(campaigns.compile(campaign), repository.published(campaign.number()), clock.instant());
        return problems.isEmpty() ? set(campaign, CampaignStatus.PUBLISHED) : new CampaignPayload(campaign, problems);
    }

    CampaignPayload end(String key) {
        var campaign = lock(key);
        if (campaign == null) {
            return unknown();
        }
        return campaign.status() == CampaignStatus.PUBLISHED
                ? set(campaign, CampaignStatus.ENDED)
                : CampaignPayload.refused(
                        campaign, CampaignError.of(WRONG_STATUS, "only a published campaign is ended", "campaign"));
    }

    /** The campaign, which nobody else writes until the transaction ends; null when there is none. */
    @Nullable
    Campaign lock(String key) {
        var number = sql.first("select id from campaign where key = ? for update", row -> row.longValue(1), key);
        return number == null ? null : byNumber(number);
    }

    Campaign byNumber(long number) {
        return repository.byNumbers(List.of(number)).getFirst();
    }

    private CampaignPayload set(Campaign campaign, CampaignStatus status) {
        sql.update(
                "update campaign set status = ?, version = version + 1, updated_at = now() where id = ?",
                status,
                campaign.number());
        var after = byNumber(campaign.number());
        var kind = CampaignChanged.Kind.valueOf(status.name());
        changes.fire(new CampaignChanged(kind, campaign, after, List.of()));
        return new CampaignPayload(after, List.of());
    }

    private static CampaignPayload unknown() {
        return CampaignPayload.refused(
                null, CampaignError.of(UNKNOWN_CAMPAIGN, "no campaign has this key", "campaign"));
    }
}
