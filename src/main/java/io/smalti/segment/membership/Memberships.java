package io.smalti.segment.membership;

import io.smalti.platform.database.Sql;
import io.smalti.segment.Segment;
import io.smalti.segment.SegmentRows;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who is in which segment, as stored. Readers are never kept waiting; writers see to the order among themselves. */
@Singleton
public class Memberships {
    /** Any number of writers of single customers, or one who changes or recomputes segments. */
    private static final long LOCK = 0x5e63; // known to the trigger of V50, too

    private final Sql sql;

    Memberships(Sql sql) {
        this.sql = sql;
    }

    /** Until the end of the transaction no rule changes. A statement of its own, so that the next one sees what came before. */
    void keepRules() {
        sql.list("select pg_advisory_xact_lock_shared(?)", row -> true, LOCK);
    }

    /** Until the end of the transaction nobody else writes memberships. */
    public void keepOthersOut() {
        sql.list("select pg_advisory_xact_lock(?)", row -> true, LOCK);
    }

    /**
     * Makes exactly these memberships those of the customers: {@code segmentOf[i]} is one of {@code customerOf[i]}. Who
     * comes into a segment is kept from being deleted until the end of the transaction.
     *
     * @param segments those that were decided on; memberships of others stay
     */
    void renew(Collection<Long> customers, Collection<Long> segments, long[] customerOf, long[] segmentOf, Instant at) {
        sql.update("""
                with wanted as (select * from unnest(?::bigint[], ?::bigint[]) w (customer_id, segment_id)),
                there as materialized (
                    select c.id from customer c where c.id in (
                        select w.customer_id from wanted w where not exists (
                            select 1 from membership m where m.customer_id = w.customer_id and m.segment_id = w.segment_id))
                    order by c.id for key share),
                gone as (
                    delete from membership m
                    where m.customer_id = any(?) and m.segment_id = any(?) and not exists (
                        select 1 from wanted w where w.customer_id = m.customer_id and w.segment_id = m.segment_id)
                    returning m.customer_id, m.segment_id, m.since, -1 as change),
                stayed as (
                    update membership m set computed_at = ? from wanted w
                    where w.customer_id = m.customer_id and w.segment_id = m.segment_id),
                come as (
                    insert into membership (customer_id, segment_id, since, computed_at)
                    select w.customer_id, w.segment_id, ?, ? from wanted w join there on there.id = w.customer_id
                    on conflict do nothing
                    returning customer_id, segment_id, since, 1 as change),
                moved as (select * from gone union all select * from come),
                told as (
                    insert into membership_change (customer_id, segment_id, came, since, at)
                    select customer_id, segment_id, change > 0, since, ? from moved)
                insert into segment_growth (segment_id, change)
                select segment_id, sum(change) from moved group by segment_id having sum(change) <> 0
                """, customerOf, segmentOf, customers, segments, at, at, at, at);
    }

    /** By customer; who is in no segment is left out. */
    public Map<Long, List<Membership>> of(Collection<Long> customers) {
        record Found(long customer, Membership membership) {}
        // the members of a segment share it, so that what is asked of it below is asked once
        var segments = new HashMap<Long, Segment>();
        var found = sql.list(
                """
                select %s, m.customer_id, m.since, greatest(m.computed_at, s.computed_at)
                from membership m join segment s on s.id = m.segment_id
                where m.customer_id = any((select ?)::bigint[]) order by m.customer_id, s.key
                """.formatted(SegmentRows.COLUMNS),
                row -> {
                    var since = java.util.Objects.requireNonNull(row.instant(13));
                    var computedAt = java.util.Objects.requireNonNull(row.instant(14));
                    var segment = segments.get(row.longValue(1));
                    if (segment == null) {
                        segment = SegmentRows.read(row);
                        segments.put(segment.number(), segment);
                    }
                    return new Found(row.longValue(12), new Membership(segment, since, computedAt));
                },
                customers);
        var memberships = new HashMap<Long, List<Membership>>();
        found.forEach(one -> memberships
                .computeIfAbsent(one.customer(), key -> new ArrayList<>())
                .add(one.membership()));
        return memberships;
    }
}
