package io.smalti.segment.membership;

import io.smalti.customer.Filter;
import io.smalti.platform.database.Sql;
import io.smalti.segment.Segments.Ruled;
import io.smalti.segment.evaluation.KeyRange;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Memberships in the making, beside those that are read: filled range by range, kept right by whoever changes a customer
 * meanwhile, and put in place all at once. What is noted of a customer who changed wins over what its range says.
 */
@Singleton
class FreshMemberships {
    private static final int AT_ONCE = 10_000;
    private static final Pattern COST = Pattern.compile("cost=[0-9.]+\\.\\.([0-9.]+)");

    /** For the segment %1$d. */
    private static final String APPLY = """
            with fresh as materialized (
                select f.id from (select unnest(r.members) as id from membership_range r where r.segment_id = %1$d) f
                where not exists (select 1 from membership_fresh n where n.segment_id = %1$d and n.customer_id = f.id)
                union all
                select n.customer_id from membership_fresh n where n.segment_id = %1$d and n.member),
            gone as (
                delete from membership m
                where m.segment_id = %1$d and not exists (select 1 from fresh f where f.id = m.customer_id)
                returning m.customer_id, m.since),
            come as (
                insert into membership (customer_id, segment_id, since, computed_at)
                select f.id, %1$d, ?, ? from fresh f
                where not exists (select 1 from membership m where m.segment_id = %1$d and m.customer_id = f.id)
                returning customer_id),
            went as materialized (
                select count(*) as n, array_agg(customer_id) as customers, array_agg(since) as since from gone),
            came as materialized (select count(*) as n, array_agg(customer_id) as customers from come),
            ids as materialized (
                select setval(s.name::regclass, nextval(s.name::regclass) + w.n + c.n) - w.n - c.n as first
                from went w, came c, pg_get_serial_sequence('membership_change', 'id') s (name) where w.n + c.n > 0),
            told as (
                insert into membership_change_block (first_id, people, segment_id, came, at, customers, since)
                select ids.first + k, least(%2$d, w.n - k), %1$d, false, ?::timestamptz, w.customers[k + 1:k + %2$d],
                    w.since[k + 1:k + %2$d]
                from ids, went w, generate_series(0, w.n - 1, %2$d) k
                union all
                select ids.first + w.n + k, least(%2$d, c.n - k), %1$d, true, ?::timestamptz, c.customers[k + 1:k + %2$d], null
                from ids, went w, came c, generate_series(0, c.n - 1, %2$d) k),
            counted as (delete from segment_growth where segment_id = %1$d)
            update segment s set applied_rule = rule, pending = false, computed_at = ?, size = (select count(*) from fresh)
            where s.id = %1$d""";

    private final Sql sql;

    FreshMemberships(Sql sql) {
        this.sql = sql;
    }

    /** Begins anew for these segments, which are pending from now on. Nobody else may be writing memberships. */
    void begin(Collection<Long> segments) {
        sql.update("update segment set pending = true where id = any(?) and not pending", segments);
        segments.forEach(this::clear);
    }

    private void clear(long segment) {
        sql.update("""
                with ranges as (delete from membership_range where segment_id = ?)
                delete from membership_fresh where segment_id = ?""", segment, segment);
    }

    /** Keeps the customers of the range who meet the condition. */
    void fill(long segment, Filter members, KeyRange range) {
        sql.update(filling(members, range), filling(segment, members, range));
    }

    private static String filling(Filter members, KeyRange range) {
        return """
                insert into membership_range (segment_id, above, members)
                select ?, ?, coalesce(array_agg(id order by id), '{}') from (
                    select c.id from %s where %s%s) found
                on conflict (segment_id, above) do update set members = excluded.members""".formatted(range.from(), members.where(), range.and("c.id"));
    }

    private static @Nullable Object[] filling(long segment, Filter members, KeyRange range) {
        var arguments = new ArrayList<@Nullable Object>(List.of(segment, range.above()));
        arguments.addAll(members.arguments());
        return arguments.toArray();
    }

    /**
     * Notes for changed customers what they will be: members of the pairs, and of none of the other segments.
     *
     * @param segments in the same order for all who write, so that two do not wait for each other in a circle
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

    /** What the planner thinks that {@link #fill} costs for everybody, in its units. */
    double cost(long segment, Filter members) {
        var line = Objects.requireNonNull(sql.first(
                "explain " + filling(members, KeyRange.ALL),
                row -> row.text(1),
                filling(segment, members, KeyRange.ALL)));
        var cost = COST.matcher(line);
        return cost.find() ? Double.parseDouble(cost.group(1)) : 0;
    }

    /** The planner, who does not know how many members a range has, would look up each by itself. */
    void applyAll(List<Ruled> segments, Instant at) {
        sql.update("set local enable_nestloop = off");
        sql.update("set local work_mem = '64MB'"); // a few sorts of as many keys as there are members
        segments.forEach(ruled -> apply(ruled.number(), at));
        sql.update("set local enable_nestloop = default");
        sql.update("set local work_mem = default");
    }

    /**
     * Makes them the memberships, and their rule the applied one; who stays keeps the time of coming. Who comes and goes is
     * told by the thousand: nobody else may be writing memberships, so that their numbers can be taken at once.
     */
    private void apply(long segment, Instant at) {
        sql.update(APPLY.formatted(segment, AT_ONCE), at, at, at, at, at);
        clear(segment);
    }
}
