package io.smalti.insight;

import io.smalti.platform.database.Sql;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** What the members of a segment bought on average, for those of whom the model cannot speak. */
@Singleton
class SegmentMean {
    /** A mean over fewer would tell of them. */
    private static final int FEWEST = 10;

    private final Sql sql;
    private final ZoneId zone;

    SegmentMean(Sql sql, ZoneId zone) {
        this.sql = sql;
        this.zone = zone;
    }

    /** Null when there is no such segment, or fewer than ten members have ordered up to the reference date. */
    @Nullable
    ExpectedPurchases of(String segment, LocalDate reference, int days) {
        if (segment.indexOf(0) >= 0) {
            return null;
        }
        record Means(double rate, double amount) {}
        var means = sql.first(
                """
                select coalesce(sum(days_bought - 1) / nullif(sum(?::date - first), 0), 0)::double precision,
                    (sum(amount) / sum(days_bought))::double precision
                from (
                    select o.customer_id, min((o.placed_at at time zone ?)::date) as first, sum(o.total) as amount,
                        count(distinct (o.placed_at at time zone ?)::date) as days_bought
                    from membership m join segment s on s.id = m.segment_id
                        join customer_order o on o.customer_id = m.customer_id
                    where s.key = ? and o.kind = 'PURCHASE' and not o.cancelled and o.placed_at < ?
                    group by o.customer_id) members
                having count(*) >= ?""",
                row -> new Means(row.doubleValue(1), row.doubleValue(2)),
                reference,
                zone.getId(),
                zone.getId(),
                segment,
                reference.plusDays(1).atStartOfDay(zone).toInstant(),
                FEWEST);
        return means == null
                ? null
                : ExpectedPurchases.of(
                        means.rate() * days,
                        null,
                        means.amount(),
                        ExpectedPurchases.Basis.SEGMENT_MEAN,
                        days,
                        reference);
    }
}
