package io.smalti.insight;

import io.smalti.customer.value.Pareto;
import io.smalti.platform.database.Sql;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** How unevenly the members of segments bring revenue. */
@Singleton
class SegmentRevenue {
    private final Sql sql;

    SegmentRevenue(Sql sql) {
        this.sql = sql;
    }

    /** By segment; those without members who ordered are left out. */
    Map<Long, Pareto> of(Collection<Long> segments) {
        record Found(long segment, Pareto pareto) {}
        var found = new HashMap<Long, Pareto>();
        sql.list(
                        """
                        select segment_id, max(n)::int, max(total),
                            (max(running) filter (where place <= ceil(0.2 * n)) / nullif(max(total), 0))::double precision,
                            case when max(total) > 0 then
                                min(place) filter (where running >= 0.8 * total)::double precision / max(n) end,
                            (2 * sum((n + 1 - place) * x) / nullif(max(n) * max(total), 0)
                                - (max(n) + 1.0) / max(n))::double precision
                        from (
                            select segment_id, greatest(revenue, 0) as x, count(*) over s as n,
                                sum(greatest(revenue, 0)) over s as total, row_number() over w as place,
                                sum(greatest(revenue, 0)) over w as running
                            from membership join behaviour using (customer_id)
                            where orders > 0 and segment_id = any(?)
                            window s as (partition by segment_id), w as (partition by segment_id
                                order by greatest(revenue, 0) desc, customer_id rows unbounded preceding)) sorted
                        group by segment_id""",
                        row -> new Found(
                                row.longValue(1),
                                new Pareto(
                                        row.intValue(2),
                                        Objects.requireNonNull(row.decimal(3)),
                                        row.doubleOrNull(4),
                                        row.doubleOrNull(5),
                                        row.doubleOrNull(6))),
                        segments)
                .forEach(one -> found.put(one.segment(), one.pareto()));
        return found;
    }
}
