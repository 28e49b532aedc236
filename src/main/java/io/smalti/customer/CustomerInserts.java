package io.smalti.customer;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.smalti.platform.database.CopyRows;
import io.smalti.platform.database.Json;
import io.smalti.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Inserts customers in the order of their external ids. Many are copied; when it turns out that somebody else was first with
 * one of them, and for few, a statement is used that passes over those.
 */
@ApplicationScoped
class CustomerInserts {
    private static final int MANY = 50;

    private final Sql sql;

    CustomerInserts(Sql sql) {
        this.sql = sql;
    }

    record Created(String externalId, long key) {}

    /** Those that were inserted. Whom somebody else inserted meanwhile, and whoever is part of another customer, is left out. */
    List<Created> insert(Map<String, Merge> customers, Instant now) {
        var sorted = new TreeMap<>(customers);
        var created = new ArrayList<Created>();
        if (sorted.size() < MANY || !copied(sorted, now, created)) {
            created.addAll(insertMissing(sorted, now));
        }
        var merged = removeMerged(created);
        created.removeIf(one -> merged.contains(one.key()));
        return created;
    }

    private boolean copied(TreeMap<String, Merge> customers, Instant now, List<Created> created) {
        var keys = sql.list(
                "select nextval(pg_get_serial_sequence('customer', 'id')) from generate_series(1, ?)",
                row -> row.longValue(1),
                customers.size());
        var told = new HashSet<String>();
        customers.values().forEach(merge -> told.addAll(merge.told()));
        var traits = Traits.all().stream()
                .filter(trait -> trait.column() != null && told.contains(trait.code()))
                .toList();
        var rows = new CopyRows(
                "customer",
                "id, external_id, created_at, updated_at, organisation_id, provenance, next_expiry"
                        + traits.stream()
                                .map(trait -> ", \"" + trait.column() + '"')
                                .collect(joining()));
        customers.forEach((externalId, merge) -> {
            long key = keys.get(created.size());
            created.add(new Created(externalId, key));
            merge.addTo(rows.add(key).add(externalId).add(now).add(now), traits).end();
        });
        if (sql.copyUnlessTaken(rows)) {
            return true;
        }
        created.clear();
        return false;
    }

    private List<Created> insertMissing(TreeMap<String, Merge> customers, Instant now) {
        var records = JsonNodeFactory.instance.arrayNode();
        customers.forEach((externalId, merge) ->
                records.add(merge.patch().put("external_id", externalId).put("created_at", now.toString())));
        return sql.list(
                Traits.stored().insert(),
                row -> new Created(row.text(1), row.longValue(2)),
                new Json(records.toString()));
    }

    /** Removes those who became part of others before our insert; answers their keys. */
    private Set<Long> removeMerged(List<Created> fresh) {
        return fresh.isEmpty()
                ? Set.of()
                : new HashSet<>(sql.list(
                        """
                        delete from customer c using customer_alias a where c.id = any(?) and a.external_id = c.external_id
                        returning c.id""",
                        row -> row.longValue(1),
                        fresh.stream().map(Created::key).toList()));
    }
}
