package io.smalti.customer;

import io.smalti.platform.database.Sql;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Holds customers until the end of the transaction, always in the order of their external ids, so that two who renew the fold of
 * the same customers wait for each other instead of overlooking each other or blocking each other for good.
 */
@Singleton
public class CustomerLocks {
    private final Sql sql;

    CustomerLocks(Sql sql) {
        this.sql = sql;
    }

    /**
     * The keys of the customers with these external ids, which are locked now; unknown ones are left out. Who is part of
     * another customer since a merge leads to that one.
     */
    public Map<String, Long> lock(Collection<String> externalIds) {
        var keys = new HashMap<String, Long>();
        sql.list(
                        "select external_id, id from customer where external_id = any(?) order by external_id for no key update",
                        row -> Map.entry(row.text(1), row.longValue(2)),
                        externalIds)
                .forEach(entry -> keys.put(entry.getKey(), entry.getValue()));
        var others = externalIds.stream().filter(id -> !keys.containsKey(id)).toList();
        if (!others.isEmpty()) {
            keys.putAll(lockMerged(others));
        }
        return keys;
    }

    private Map<String, Long> lockMerged(Collection<String> externalIds) {
        var keys = new HashMap<String, Long>();
        sql.list("""
                select a.external_id, c.id from customer_alias a join customer c on c.id = a.customer_id
                where a.external_id = any(?) order by c.external_id for no key update of c""", row -> keys.put(row.text(1), row.longValue(2)), externalIds);
        return keys;
    }

    /** The external ids of the customers of whom those with these are part since a merge. */
    Map<String, String> mergedInto(Collection<String> externalIds) {
        var into = new HashMap<String, String>();
        sql.list("""
                select a.external_id, c.external_id from customer_alias a join customer c on c.id = a.customer_id
                where a.external_id = any(?)""", row -> into.put(row.text(1), row.text(2)), externalIds);
        return into;
    }

    /** Those of the keys that a customer has, who is locked now. */
    public List<Long> lockKeys(Collection<Long> keys) {
        return sql.list(
                "select id from customer where id = any(?) order by external_id for no key update",
                row -> row.longValue(1),
                keys);
    }

    /** Those of the external ids that a customer has; nothing is locked. */
    public List<String> known(Collection<String> externalIds) {
        return sql.list("""
                select external_id from customer where external_id = any(?)
                union all select external_id from customer_alias where external_id = any(?)""", row -> row.text(1), externalIds, externalIds);
    }
}
