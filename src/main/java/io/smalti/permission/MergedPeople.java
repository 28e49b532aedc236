package io.smalti.permission;

import io.smalti.customer.CustomersMerged;
import io.smalti.customer.CustomersParted;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/** When two customers turn out to be one, what both were sent counts together, and the choices of the one who stays win. */
@Singleton
class MergedPeople {
    private static final List<MergedRecords.Relation> RELATIONS = List.of(
            new MergedRecords.Relation("preference", List.of()),
            new MergedRecords.Relation("sending", List.of("campaign_id", "channel", "key")));

    private final MergedRecords records;

    MergedPeople(MergedRecords records) {
        this.records = records;
    }

    void carryOver(@Observes CustomersMerged merged) {
        RELATIONS.forEach(relation -> records.carryOver(relation, merged));
    }

    void giveBack(@Observes CustomersParted parted) {
        RELATIONS.forEach(relation -> records.giveBack(relation, parted));
    }
}
