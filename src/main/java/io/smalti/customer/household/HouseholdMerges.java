package io.smalti.customer.household;

import io.smalti.customer.CustomersMerged;
import io.smalti.platform.database.Sql;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Who becomes part of somebody without a household brings theirs along. */
@Singleton
class HouseholdMerges {
    private final Sql sql;

    HouseholdMerges(Sql sql) {
        this.sql = sql;
    }

    void merged(@Observes CustomersMerged merged) {
        sql.update("""
                update household_member set customer_id = ? where customer_id = ?
                    and not exists (select 1 from household_member where customer_id = ?)""", merged.kept(), merged.merged(), merged.kept());
    }
}
