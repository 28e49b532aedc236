package io.smalti.customer;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.smalti.platform.database.Json;
import io.smalti.platform.database.Sql;
import io.smalti.platform.database.TextRows;
import io.smalti.typology.Assignment;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Inserts customers in the order of their external ids. Many are copied; when it turns out that somebody else was first with
 * one of them, and for few, a statement is used that passes over those.
 */
@Singleton
class CustomerInserts {
    private static final int MANY = 50;

    private final Sql sql;

    CustomerInserts(Sql sql) {
        this.sql = sql;
    }

    record Created(FreshCustomers.One customer, long key) {}

    /** Those that were inserted, with their types. Whom somebody else inserted meanwhile, and whoever is part of another customer, is left out. */
    List<Created> insert(FreshCustomers customers, Instant now) {
        var created = new ArrayList<Created>();
        if (customers.size() < MANY || !copied(customers, created)) {
            created.addAll(insertMissing(customers, now));
        }
        var merged = removeMerged(created);
        created.removeIf(one -> merged.contains(one.key()));
        var types = Assignment.newRows();
        created.forEach(
                one -> types.addBigint(one.key()).cells(one.customer().typed()).end());
        sql.copy(types);
        return created;
    }

    private boolean copied(FreshCustomers customers, List<Created> created) {
        var keys = sql.list(
                "select nextval('customer_id_seq') from generate_series(1, ?)",
                row -> row.longValue(1),
                customers.size());
        var rows = new TextRows(
                "customer",
                "id, external_id, created_at, updated_at, organisation_id, provenance, next_expiry"
                        + customers.columns().stream()
                                .map(trait -> ", \"" + trait.column() + '"')
                                .collect(joining()));
        for (var one : customers.all()) {
            long key = keys.get(created.size());
            created.add(new Created(one, key));
            rows.add(key).cells(one.row()).end();
        }
        if (sql.copyUnlessTaken(rows)) {
            return true;
        }
        created.clear();
        return false;
    }

    private List<Created> insertMissing(FreshCustomers customers, Instant now) {
        var records = JsonNodeFactory.instance.arrayNode();
        var byExternalId = new HashMap<String, FreshCustomers.One>();
        for (var one : customers.all()) {
            byExternalId.put(one.externalId(), one);
            records.add(one.merge().patch().put("external_id", one.externalId()).put("created_at", now.toString()));
        }
        return sql.list(
                Traits.stored().insert(),
                row -> new Created(Objects.requireNonNull(byExternalId.get(row.text(1))), row.longValue(2)),
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
