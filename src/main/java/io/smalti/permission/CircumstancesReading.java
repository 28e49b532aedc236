package io.smalti.permission;

import io.smalti.platform.Transactional;
import io.smalti.platform.database.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the circumstances of many people by one statement. */
@Singleton
public class CircumstancesReading {
    private final Sql sql;

    CircumstancesReading(Sql sql) {
        this.sql = sql;
    }

    /** By customer; of whom nothing is known is left out. */
    @Transactional
    public Map<Long, Circumstances> of(Collection<Long> customers, Policy policy, Instant at, boolean marketing) {
        var found = new HashMap<Long, Circumstances>();
        if (customers.isEmpty()) {
            return found;
        }
        var text = "select c.id, " + Circumstances.columns(policy, at, marketing) + " from customer c"
                + Circumstances.JOIN + " where c.id = any((select ?)::bigint[])";
        sql.list(
                text,
                row -> {
                    var columns = new ArrayList<@Nullable String>(Circumstances.WIDTH);
                    for (int i = 0; i < Circumstances.WIDTH; i++) {
                        columns.add(row.textOrNull(i + 2));
                    }
                    return found.put(row.longValue(1), Circumstances.of(columns));
                },
                customers);
        return found;
    }
}
