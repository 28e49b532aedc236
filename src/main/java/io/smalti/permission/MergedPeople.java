package io.smalti.permission;

import io.smalti.customer.CustomersMerged;
import io.smalti.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** When two customers turn out to be one, what both were sent counts together, and the choices of the one who stays win. */
@ApplicationScoped
class MergedPeople {
    private final Sql sql;

    MergedPeople(Sql sql) {
        this.sql = sql;
    }

    void carryOver(@Observes CustomersMerged merged) {
        sql.update("""
                update preference set customer_id = ? where customer_id = ?
                    and not exists (select from preference p where p.customer_id = ?)""", merged.kept(), merged.merged(), merged.kept());
        sql.update("""
                update sending s set customer_id = ? where customer_id = ? and not exists (select from sending o
                    where o.customer_id = ? and o.campaign_id = s.campaign_id and o.channel = s.channel and o.key = s.key)""", merged.kept(), merged.merged(), merged.kept());
    }
}
