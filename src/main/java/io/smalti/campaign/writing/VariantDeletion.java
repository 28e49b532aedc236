package io.smalti.campaign.writing;

import static io.smalti.campaign.writing.CampaignError.Code.UNKNOWN_CAMPAIGN;
import static io.smalti.campaign.writing.CampaignError.Code.UNKNOWN_VARIANT;
import static io.smalti.campaign.writing.CampaignError.Code.WRONG_STATUS;

import io.smalti.campaign.Campaign;
import io.smalti.campaign.CampaignChanged;
import io.smalti.campaign.CampaignRepository;
import io.smalti.campaign.CampaignStatus;
import io.smalti.campaign.Variant;
import io.smalti.platform.database.Sql;
import io.smalti.platform.graphql.GlobalId;
import io.smalti.platform.graphql.InvalidId;
import io.smalti.platform.graphql.ListTooLong;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes wordings out of a draft, inside the transaction of the caller. One that was ever in use stays: what people were
 * shown can be told later, and a status of DRAFT takes it out of use.
 */
@Singleton
class VariantDeletion {
    private static final int MOST = 1_000;

    private final Sql sql;
    private final CampaignWriter campaigns;
    private final CampaignRepository repository;
    private final Event<CampaignChanged> changes;

    VariantDeletion(Sql sql, CampaignWriter campaigns, CampaignRepository repository, Event<CampaignChanged> changes) {
        this.sql = sql;
        this.campaigns = campaigns;
        this.repository = repository;
        this.changes = changes;
    }

    DeleteVariantsPayload delete(DeleteVariants input) {
        if (input.variants().size() > MOST) {
            throw new ListTooLong("variants", input.variants().size(), MOST);
        }
        var campaign = campaigns.lock(input.campaign());
        if (campaign == null) {
            return refused(null, CampaignError.of(UNKNOWN_CAMPAIGN, "no campaign has this key", "campaign"));
        }
        if (campaign.status() != CampaignStatus.DRAFT) {
            return refused(
                    campaign,
                    CampaignError.of(
                            WRONG_STATUS,
                            "only a draft loses wordings; write it with the status DRAFT to take it out of use",
                            "campaign"));
        }
        var known = new HashMap<Long, Variant>();
        repository.variants(campaign.number()).forEach(variant -> known.put(variant.key(), variant));
        var found = new LinkedHashMap<Long, Variant>();
        var errors = new ArrayList<CampaignError>();
        for (int i = 0; i < input.variants().size(); i++) {
            var variant = known.get(number(input.variants().get(i)));
            if (variant == null) {
                errors.add(CampaignError.of(
                        UNKNOWN_VARIANT, "no wording of the campaign", "variants", Integer.toString(i)));
            } else {
                found.put(variant.key(), variant);
            }
        }
        if (!errors.isEmpty() || found.isEmpty()) {
            return new DeleteVariantsPayload(campaign, List.of(), errors);
        }
        sql.update("delete from variant where id = any(?)", found.keySet());
        var after = campaigns.byNumber(campaign.number());
        var deleted = List.copyOf(found.values());
        changes.fire(new CampaignChanged(
                CampaignChanged.Kind.DELETED,
                campaign,
                after,
                deleted.stream()
                        .map(variant -> new CampaignChanged.Touched(CampaignChanged.How.REMOVED, variant))
                        .toList()));
        return new DeleteVariantsPayload(after, deleted, List.of());
    }

    private static @Nullable Long number(String id) {
        try {
            return GlobalId.number(id, "Variant");
        } catch (InvalidId e) {
            return null; // the id of something else
        }
    }

    private static DeleteVariantsPayload refused(@Nullable Campaign campaign, CampaignError error) {
        return new DeleteVariantsPayload(campaign, List.of(), List.of(error));
    }
}
