package io.smalti.campaign;

import io.quarkus.runtime.StartupEvent;
import io.smalti.campaign.template.Template;
import io.smalti.platform.Transactional;
import io.smalti.platform.database.Cached;
import io.smalti.platform.database.Changes;
import io.smalti.platform.database.Sql;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The compiled campaigns of this instance: read at first use, dropped as soon as anybody changes them. */
@Singleton
public class Campaigns {
    private static final Logger LOG = Logger.getLogger(Campaigns.class);

    private final CampaignRepository repository;
    private final Sql sql;
    private final Cached<String, CompiledCampaign> compiled =
            new Cached<>(campaign -> campaign.campaign().number());

    Campaigns(CampaignRepository repository, Sql sql) {
        this.repository = repository;
        this.sql = sql;
    }

    void listen(@Observes StartupEvent start, Changes changes) {
        changes.listen("campaign", compiled);
    }

    /** @return null when there is no such campaign */
    @Nullable
    public CompiledCampaign byKey(String key) {
        return byKey(key, 0);
    }

    /**
     * The campaign as compiled at this version or a later one; without the database when it is at hand.
     *
     * @return null when there is no such campaign
     */
    @Nullable
    public CompiledCampaign byKey(String key, int version) {
        var kept = compiled.get(key);
        return kept != null && kept.campaign().version() >= version ? kept : read(key, version);
    }

    /** Every wording, drafted ones too, in the order of writing; null when there is no such campaign. */
    @Transactional
    public @Nullable List<Variant> variants(String key) {
        var found = repository.byKeys(List.of(key));
        return found.isEmpty() ? null : repository.variants(found.getFirst().number());
    }

    @Transactional
    @Nullable
    CompiledCampaign read(String key, int version) {
        return sql.with(connection -> compiled.get(key, kept -> kept.campaign().version() >= version, this::compile));
    }

    private Cached.@Nullable Read<CompiledCampaign> compile(String key) {
        var read = repository.readByKey(key);
        if (read == null) {
            return null;
        }
        return new Cached.Read<>(compile(read.campaign()), read.asOf());
    }

    /** With its drafted wordings, as the current transaction sees them; not kept. Null when there is no such campaign. */
    @Transactional
    public @Nullable CompiledCampaign drafted(String key) {
        var found = repository.byKeys(List.of(key));
        return found.isEmpty()
                ? null
                : compile(found.getFirst(), repository.variants(found.getFirst().number()));
    }

    /** As the current transaction sees it; not kept. */
    public CompiledCampaign compile(Campaign campaign) {
        return compile(campaign, repository.published(campaign.number()));
    }

    private static CompiledCampaign compile(Campaign campaign, List<Variant> variants) {
        var wordings = new ArrayList<Wording>();
        for (var variant : variants) {
            var flaws = new ArrayList<Template.Flaw>();
            var wording = Wording.compile(variant, flaws);
            if (flaws.isEmpty()) {
                wordings.add(wording);
            } else {
                // written past the mutations, or a field is no longer displayable
                LOG.warnf(
                        "Variant %d of campaign %s is left out, its template has a flaw at %d",
                        variant.key(), campaign.key(), flaws.getFirst().position());
            }
        }
        return new CompiledCampaign(campaign, wordings);
    }
}
