package io.smalti.segment;

import io.smalti.customer.Customers;
import io.smalti.customer.Filter;
import io.smalti.platform.database.Sql;
import io.smalti.segment.Segments.Ruled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Memberships in the making, beside those that are read: filled piece by piece, kept right by whoever changes a customer
 * meanwhile, and put in place all at once.
 */
@ApplicationScoped
class FreshMemberships {
    private final Sql sql;

    FreshMemberships(Sql sql) {
        this.sql = sql;
    }

    /** Begins anew for these segments, which are pending from now on. Nobody else may be writing memberships. */
    void begin(Collection<Long> segments) {
        sql.update("update segment set pending = true where id = any(?) and not pending", segments);
        sql.update("delete from membership_fresh where segment_id = any(?)", segments);
    }

    /** Adds the customers with keys in (from, to] who meet the condition; of who was changed meanwhile more is known. */
    void fill(long segment, Filter members, long from, long to) {
        var arguments = new ArrayList<@Nullable Object>(List.of(segment, from, to));
        arguments.addAll(members.arguments());
        sql.update("""
                insert into membership_fresh (segment_id, customer_id, member)
                select ?, c.id, true from %s where c.id > ? and c.id <= ? and %s
                order by c.id on conflict do nothing""".formatted(Customers.FROM, members.where()), arguments.toArray());
    }

    /**
     * Notes for changed customers what they will be: members of the pairs, and of none of the other segments.
     *
     * @param segments in the order in which they are filled, so that two who write do not wait for each other in a circle
     */
    void renew(Collection<Long> customers, List<Long> segments, long[] customerOf, long[] segmentOf) {
        sql.update("""
                insert into membership_fresh (customer_id, segment_id, member)
                select c.id, s.id, w.customer_id is not null
                from unnest(?::bigint[]) c (id) cross join unnest(?::bigint[]) with ordinality s (id, place)
                    left join unnest(?::bigint[], ?::bigint[]) w (customer_id, segment_id)
                        on w.customer_id = c.id and w.segment_id = s.id
                order by s.place, c.id
                on conflict (segment_id, customer_id) do update set member = excluded.member""", customers, segments, customerOf, segmentOf);
    }

    /** What was just filled looks empty to a planner with old figures of it, who would look up each member by itself. */
    void applyAll(List<Ruled> segments, Instant at) {
        sql.update("analyze membership_fresh");
        sql.update("set local enable_nestloop = off");
        segments.forEach(ruled -> apply(ruled, at));
        sql.update("set local enable_nestloop = default");
    }

    /** Makes them the memberships, and their rule the applied one; who stays keeps the time of coming. */
    private void apply(Ruled ruled, Instant at) {
        long segment = ruled.number();
        sql.update("""
                with gone as (
                    delete from membership m
                    where m.segment_id = ? and not exists (
                        select 1 from membership_fresh f
                        where f.segment_id = m.segment_id and f.customer_id = m.customer_id and f.member)
                    returning m.customer_id, m.since),
                come as (
                    insert into membership (customer_id, segment_id, since, computed_at)
                    select f.customer_id, f.segment_id, ?, ? from membership_fresh f join customer c on c.id = f.customer_id
                    where f.segment_id = ? and f.member and not exists (
                        select 1 from membership m where m.segment_id = f.segment_id and m.customer_id = f.customer_id)
                    returning customer_id),
                told as (
                    insert into membership_change (customer_id, segment_id, came, since, at)
                    select customer_id, ?::bigint, false, since, ?::timestamptz from gone
                    union all select customer_id, ?::bigint, true, ?::timestamptz, ?::timestamptz from come),
                counted as (delete from segment_growth where segment_id = ?)
                update segment s set applied_rule = rule, pending = false, computed_at = ?, size = (
                    select count(*) from membership m where m.segment_id = s.id)
                    - (select count(*) from gone) + (select count(*) from come)
                where s.id = ?""", segment, at, at, segment, segment, at, segment, at, at, segment, at, segment);
        sql.update("delete from membership_fresh where segment_id = ?", segment);
    }
}
