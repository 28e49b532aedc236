package io.smalti.customer;

import io.smalti.platform.database.Sql;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The provenance of customers that were read together. It is as large as all else of a customer and mostly not wanted,
 * so it is fetched for all of them when it is first asked for one. Belongs to one thread.
 */
final class Provenances {
    private final Sql sql;
    private final List<Long> keys = new ArrayList<>();
    private @Nullable Map<Long, String> fetched;

    Provenances(Sql sql) {
        this.sql = sql;
    }

    Provenance of(long key) {
        keys.add(key);
        return new Provenance(() -> json(key));
    }

    private String json(long key) {
        var all = fetched;
        if (all == null) {
            all = new HashMap<>();
            fetched = all;
            record Entry(long key, String json) {}
            for (var entry : sql.list(
                    "select id, provenance from customer where id = any((select ?)::bigint[])",
                    row -> new Entry(row.longValue(1), row.text(2)),
                    keys)) {
                all.put(entry.key(), entry.json());
            }
        }
        return all.getOrDefault(key, "{}");
    }
}
