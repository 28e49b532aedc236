package io.smalti.campaign.experiment;

import io.smalti.customer.CustomersMerged;
import io.smalti.customer.CustomersParted;
import io.smalti.permission.MergedRecords;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/** When two customers turn out to be one, the exposure of the one who stays counts, and the conversions of both. */
@Singleton
class MergedSubjects {
    private static final List<MergedRecords.Relation> RELATIONS = List.of(
            new MergedRecords.Relation("exposure", List.of("campaign_id", "channel")),
            new MergedRecords.Relation("conversion", List.of("campaign_id", "key")));

    private final MergedRecords records;

    MergedSubjects(MergedRecords records) {
        this.records = records;
    }

    void carryOver(@Observes CustomersMerged merged) {
        RELATIONS.forEach(relation -> records.carryOver(relation, merged));
    }

    void giveBack(@Observes CustomersParted parted) {
        RELATIONS.forEach(relation -> records.giveBack(relation, parted));
    }
}
