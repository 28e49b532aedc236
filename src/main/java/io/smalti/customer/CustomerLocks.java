package io.smalti.customer;

import io.smalti.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Holds customers until the end of the transaction, always in the order of their external ids, so that two who renew the fold of
 * the same customers wait for each other instead of overlooking each other or blocking each other for good.
 */
@ApplicationScoped
class CustomerLocks {
    private final Sql sql;

    CustomerLocks(Sql sql) {
        this.sql = sql;
    }

    /** The keys of the customers with these external ids, which are locked now; unknown ones are left out. */
    Map<String, Long> lock(Collection<String> externalIds) {
        var keys = new HashMap<String, Long>();
        sql.list(
                        "select external_id, id from customer where external_id = any(?) order by external_id for no key update",
                        row -> Map.entry(row.text(1), row.longValue(2)),
                        externalIds)
                .forEach(entry -> keys.put(entry.getKey(), entry.getValue()));
        return keys;
    }

    /** Locks customers whose contact moments turned out to be somebody else's; rarely any. */
    void lockFormer(Collection<Long> keys) {
        sql.list(
                "select 1 from customer where id = any(?) order by external_id for no key update",
                row -> row.intValue(1),
                keys);
    }

    /** Those of the external ids that a customer has; nothing is locked. */
    List<String> known(Collection<String> externalIds) {
        return sql.list("select external_id from customer where external_id = any(?)", row -> row.text(1), externalIds);
    }
}
