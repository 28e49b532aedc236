package io.smalti.segment;

import io.smalti.customer.Customers;
import io.smalti.customer.Filter;
import io.smalti.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who is in which segment, as stored. Readers are never kept waiting; writers see to the order among themselves. */
@ApplicationScoped
class Memberships {
    /** Any number of writers of single customers, or one who changes or recomputes segments. */
    private static final long LOCK = 0x5e63;

    private final Sql sql;

    Memberships(Sql sql) {
        this.sql = sql;
    }

    /** Until the end of the transaction no rule changes. A statement of its own, so that the next one sees what came before. */
    void keepRules() {
        sql.list("select pg_advisory_xact_lock_shared(?)", row -> true, LOCK);
    }

    /** Until the end of the transaction nobody else writes memberships. */
    void keepOthersOut() {
        sql.list("select pg_advisory_xact_lock(?)", row -> true, LOCK);
    }

    /** Makes those who meet the condition the members, all at once; who stays keeps the time of coming. */
    void replace(long segment, Filter members, Instant at) {
        var arguments = new ArrayList<@Nullable Object>(members.arguments());
        arguments.addAll(List.of(segment, segment, at, at, segment, at, segment));
        sql.update("""
                with fresh as materialized (select c.id from %s where %s),
                gone as (
                    delete from membership m
                    where m.segment_id = ? and not exists (select 1 from fresh f where f.id = m.customer_id)),
                come as (
                    insert into membership (customer_id, segment_id, since, computed_at)
                    select f.id, ?, ?, ? from fresh f on conflict do nothing),
                counted as (delete from segment_growth where segment_id = ?)
                update segment set size = (select count(*) from fresh), computed_at = ? where id = ?
                """.formatted(Customers.FROM, members.where()), arguments.toArray());
    }

    /**
     * Makes exactly these memberships those of the customers: {@code segmentOf[i]} is one of {@code customerOf[i]}.
     *
     * @param segments those that were decided on; memberships of others stay
     */
    void renew(Collection<Long> customers, Collection<Long> segments, long[] customerOf, long[] segmentOf, Instant at) {
        sql.update("""
                with wanted as (select * from unnest(?::bigint[], ?::bigint[]) w (customer_id, segment_id)),
                gone as (
                    delete from membership m
                    where m.customer_id = any(?) and m.segment_id = any(?) and not exists (
                        select 1 from wanted w where w.customer_id = m.customer_id and w.segment_id = m.segment_id)
                    returning m.segment_id, -1 as change),
                stayed as (
                    update membership m set computed_at = ? from wanted w
                    where w.customer_id = m.customer_id and w.segment_id = m.segment_id),
                come as (
                    insert into membership (customer_id, segment_id, since, computed_at)
                    select w.customer_id, w.segment_id, ?, ? from wanted w on conflict do nothing
                    returning segment_id, 1 as change)
                insert into segment_growth (segment_id, change)
                select segment_id, sum(change) from (select * from gone union all select * from come) changes
                group by segment_id having sum(change) <> 0
                """, customerOf, segmentOf, customers, segments, at, at, at);
    }

    /** By customer; who is in no segment is left out. */
    Map<Long, List<Membership>> of(Collection<Long> customers) {
        record Found(long customer, Membership membership) {}
        var found = sql.list(
                """
                select %s, m.customer_id, m.since, greatest(m.computed_at, s.computed_at)
                from membership m join segment s on s.id = m.segment_id
                where m.customer_id = any(?) order by m.customer_id, s.key
                """.formatted(SegmentRows.COLUMNS),
                row -> {
                    var since = java.util.Objects.requireNonNull(row.instant(12));
                    var computedAt = java.util.Objects.requireNonNull(row.instant(13));
                    return new Found(row.longValue(11), new Membership(SegmentRows.read(row), since, computedAt));
                },
                customers);
        var memberships = new HashMap<Long, List<Membership>>();
        found.forEach(one -> memberships
                .computeIfAbsent(one.customer(), key -> new ArrayList<>())
                .add(one.membership()));
        return memberships;
    }
}
