package io.smalti.campaign.experiment;

import io.smalti.customer.CustomersMerged;
import io.smalti.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** When two customers turn out to be one, the exposure of the one who stays counts, and the conversions of both. */
@ApplicationScoped
class MergedSubjects {
    private final Sql sql;

    MergedSubjects(Sql sql) {
        this.sql = sql;
    }

    void carryOver(@Observes CustomersMerged merged) {
        sql.update("""
                update exposure e set customer_id = ? where customer_id = ? and not exists (select from exposure o
                    where o.customer_id = ? and o.campaign_id = e.campaign_id and o.channel = e.channel)""", merged.kept(), merged.merged(), merged.kept());
        sql.update("""
                update conversion v set customer_id = ? where customer_id = ? and not exists (select from conversion o
                    where o.customer_id = ? and o.campaign_id = v.campaign_id and o.key = v.key)""", merged.kept(), merged.merged(), merged.kept());
    }
}
