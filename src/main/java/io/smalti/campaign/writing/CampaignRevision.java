package io.smalti.campaign.writing;

import static io.smalti.campaign.writing.CampaignError.Code.CAMPAIGN_ENDED;
import static io.smalti.campaign.writing.CampaignError.Code.CHANGED_MEANWHILE;
import static io.smalti.campaign.writing.CampaignError.Code.UNKNOWN_CAMPAIGN;
import static io.smalti.campaign.writing.CampaignError.Code.UNKNOWN_SEGMENT;

import io.smalti.campaign.Campaign;
import io.smalti.campaign.CampaignChanged;
import io.smalti.campaign.CampaignRepository;
import io.smalti.campaign.CampaignStatus;
import io.smalti.campaign.Campaigns;
import io.smalti.platform.database.Sql;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Changes campaigns, inside the transaction of the caller. */
@Singleton
class CampaignRevision {
    private final Sql sql;
    private final CampaignWriter campaigns;
    private final CampaignRepository repository;
    private final Campaigns compiler;
    private final Clock clock;
    private final TransactionSynchronizationRegistry transaction;
    private final Event<CampaignChanged> changes;

    CampaignRevision(
            Sql sql,
            CampaignWriter campaigns,
            CampaignRepository repository,
            Campaigns compiler,
            Clock clock,
            TransactionSynchronizationRegistry transaction,
            Event<CampaignChanged> changes) {
        this.sql = sql;
        this.campaigns = campaigns;
        this.repository = repository;
        this.compiler = compiler;
        this.clock = clock;
        this.transaction = transaction;
        this.changes = changes;
    }

    CampaignPayload revise(ReviseCampaign input) {
        var campaign = campaigns.lock(input.campaign());
        if (campaign == null) {
            return CampaignPayload.refused(
                    null, CampaignError.of(UNKNOWN_CAMPAIGN, "no campaign has this key", "campaign"));
        }
        var errors = check(input, campaign);
        Long segment = null;
        if (input.segment() != null) {
            segment = sql.first("select id from segment where key = ?", row -> row.longValue(1), input.segment());
            if (segment == null) {
                errors.add(CampaignError.of(UNKNOWN_SEGMENT, "no segment has this key", "segment"));
            }
        }
        if (!errors.isEmpty()) {
            return new CampaignPayload(campaign, errors);
        }
        sql.update(
                """
                update campaign set name = coalesce(?, name), goal = coalesce(?, goal), segment_id = coalesce(?, segment_id),
                    similar_products = coalesce(?, similar_products), control_share = coalesce(?, control_share),
                    valid_from = coalesce(?, valid_from), valid_until = coalesce(?, valid_until),
                    version = version + 1, updated_at = now()
                where id = ?""",
                input.name() == null ? null : input.name().strip(),
                input.goal(),
                segment,
                input.similarProducts(),
                input.controlShare(),
                input.validFrom(),
                input.validUntil(),
                campaign.number());
        var revised = campaigns.byNumber(campaign.number());
        var problems = campaign.status() == CampaignStatus.PUBLISHED
                ? PublishChecks.of(compiler.compile(revised), repository.published(campaign.number()), clock.instant())
                : List.<CampaignError>of();
        if (!problems.isEmpty()) {
            transaction.setRollbackOnly();
            return new CampaignPayload(campaign, problems);
        }
        changes.fire(new CampaignChanged(CampaignChanged.Kind.REVISED, campaign, revised, List.of()));
        return new CampaignPayload(revised, List.of());
    }

    private static List<CampaignError> check(ReviseCampaign input, Campaign campaign) {
        var errors = new ArrayList<CampaignError>();
        if (campaign.status() == CampaignStatus.ENDED) {
            errors.add(CampaignError.of(CAMPAIGN_ENDED, "the campaign has ended", "campaign"));
        }
        if (input.version() != null && input.version() != campaign.version()) {
            errors.add(
                    CampaignError.of(CHANGED_MEANWHILE, "the campaign is at version " + campaign.version(), "version"));
        }
        if (input.name() != null) {
            CampaignChecks.text(input.name(), "name", errors);
        }
        if (input.goal() != null) {
            CampaignChecks.text(input.goal(), "goal", errors);
        }
        CampaignChecks.share(input.controlShare(), errors);
        CampaignChecks.period(
                input.validFrom() == null ? campaign.validFrom() : input.validFrom(),
                input.validUntil() == null ? campaign.validUntil() : input.validUntil(),
                errors,
                "validUntil");
        return errors;
    }
}
