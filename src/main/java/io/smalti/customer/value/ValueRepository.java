package io.smalti.customer.value;

import io.smalti.platform.database.Sql;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;

/** Reads how revenue is spread, and the groups that scores are gathered into. */
@Singleton
class ValueRepository {
    private final Sql sql;

    ValueRepository(Sql sql) {
        this.sql = sql;
    }

    Pareto pareto() {
        return Objects.requireNonNull(sql.first(
                """
                select coalesce(max(n), 0)::int, coalesce(max(total), 0),
                    (max(running) filter (where place <= ceil(0.2 * n)) / nullif(max(total), 0))::double precision,
                    case when max(total) > 0 then
                        min(place) filter (where running >= 0.8 * total)::double precision / max(n) end,
                    (2 * sum((n + 1 - place) * x) / nullif(max(n) * max(total), 0) - (max(n) + 1.0) / max(n))::double precision
                from (
                    select greatest(revenue, 0) as x, count(*) over () as n, sum(greatest(revenue, 0)) over () as total,
                        row_number() over w as place, sum(greatest(revenue, 0)) over w as running
                    from behaviour where orders > 0
                    window w as (order by greatest(revenue, 0) desc, customer_id rows unbounded preceding)) sorted""",
                row -> new Pareto(
                        row.intValue(1),
                        Objects.requireNonNull(row.decimal(2)),
                        row.doubleOrNull(3),
                        row.doubleOrNull(4),
                        row.doubleOrNull(5))));
    }

    /** In the order of their sequence. */
    List<RfmGroup> groups() {
        return sql.list(
                """
                select code, label, lower(recency), upper(recency) - 1, lower(frequency), upper(frequency) - 1,
                    lower(monetary), upper(monetary) - 1
                from rfm_group order by sequence""",
                row -> new RfmGroup(
                        row.text(1),
                        row.text(2),
                        new RfmGroup.Range(row.intValue(3), row.intValue(4)),
                        new RfmGroup.Range(row.intValue(5), row.intValue(6)),
                        new RfmGroup.Range(row.intValue(7), row.intValue(8))));
    }
}
