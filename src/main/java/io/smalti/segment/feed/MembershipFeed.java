package io.smalti.segment.feed;

import io.smalti.platform.Transactional;
import io.smalti.platform.database.Sql;
import io.smalti.platform.graphql.InvalidPage;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who came and went, in an order that passes nothing over: ids are given before transactions commit, so that a lower one
 * may appear after a higher one was read. Therefore only what was written by transactions older than every running one is
 * told. Changes of one customer have rising ids, for whoever writes them holds the customer.
 */
@Singleton
class MembershipFeed {
    /**
     * Single changes and those in blocks, of which no more are opened than can be told. Of customers and segments that are gone only the place
     * in the order comes.
     */
    private static final String CHANGES = """
            with asked as (
                select ?::text::xid8 as since, ?::text::xid8 as until, ?::bigint as last, ?::text as segment, ?::int as most),
            single as (
                select m.id, m.customer_id, m.segment_id, m.came, m.since, m.at
                from asked, lateral (
                    select * from membership_change m
                    where m.xid >= asked.since and m.xid < asked.until and m.id > asked.last
                        and (asked.segment is null or m.segment_id = (select id from segment where key = asked.segment))
                    order by m.id limit asked.most) m),
            block as (
                select b.*, sum(b.untold) over (order by b.first_id) - b.untold as before from (
                    select b.*, least(b.people, b.first_id + b.people - 1 - asked.last) as untold
                    from asked join membership_change_block b
                        on b.xid >= asked.since and b.xid < asked.until and b.first_id + b.people - 1 > asked.last
                        and (asked.segment is null or b.segment_id = (select id from segment where key = asked.segment))) b),
            opened as (
                select b.first_id + b.people - b.untold + o.n - 1 as id, o.customer, b.segment_id, b.came, coalesce(o.since, b.at) as since, b.at
                from asked join block b on b.before < asked.most, lateral unnest(
                    b.customers[b.people - b.untold + 1:b.people - b.untold + asked.most],
                    b.since[b.people - b.untold + 1:b.people - b.untold + asked.most]) with ordinality o (customer, since, n))
            select m.id, s.key, case when s.id is not null then c.external_id end, m.came, m.since, m.at
            from (select * from single union all select * from opened order by id limit (select most from asked)) m
                left join segment s on s.id = m.segment_id left join customer c on c.id = m.customer_id
            order by m.id""";

    private final Sql sql;

    MembershipFeed(Sql sql) {
        this.sql = sql;
    }

    /** Where the feed stands. */
    private record Stand(long oldestRunning, long next, long pruned) {}

    private Stand stand() {
        return Objects.requireNonNull(
                sql.firstUncounted("""
                select pg_snapshot_xmin(s)::text::bigint, pg_snapshot_xmax(s)::text::bigint,
                    (select pruned::text::bigint from segment_refresh)
                from pg_current_snapshot() s""", row -> new Stand(row.longValue(1), row.longValue(2), row.longValue(3))));
    }

    /** A cursor behind all that has happened. */
    @Transactional
    ChangeCursor end() {
        return new ChangeCursor(stand().oldestRunning(), 0, 0);
    }

    /**
     * What came of reading.
     *
     * @param waits whether transactions are running whose changes will have to be waited for
     */
    record Part(MembershipChanges changes, ChangeCursor cursor, boolean waits) {}

    /**
     * The next changes behind the cursor.
     *
     * @param segment only of the segment with this key; null: of all
     * @throws InvalidPage when what lies behind the cursor is no longer kept
     */
    @Transactional
    Part read(ChangeCursor from, @Nullable String segment, int most) {
        var stand = stand();
        if (from.from() > 0 && from.from() <= stand.pruned()) {
            throw new InvalidPage("the cursor is older than the changes that are kept: read the segments anew");
        }
        var at = from.until() == 0 ? new ChangeCursor(from.from(), stand.oldestRunning(), 0) : from;
        record Found(long id, @Nullable MembershipChange change) {}
        List<Found> found = sql.list(
                CHANGES,
                row -> {
                    long id = row.longValue(1);
                    var customer = row.textOrNull(3);
                    return new Found(
                            id,
                            customer == null
                                    ? null
                                    : new MembershipChange(
                                            new ChangeCursor(at.from(), at.until(), id).write(),
                                            row.text(2),
                                            customer,
                                            row.booleanValue(4),
                                            Objects.requireNonNull(row.instant(5)),
                                            Objects.requireNonNull(row.instant(6))));
                },
                Long.toString(at.from()),
                Long.toString(at.until()),
                at.last(),
                segment,
                most + 1);
        boolean more = found.size() > most;
        var told = more ? found.subList(0, most) : found;
        var next = more
                ? new ChangeCursor(at.from(), at.until(), told.getLast().id())
                : new ChangeCursor(at.until(), 0, 0);
        boolean later = !more && at.until() < stand.oldestRunning();
        return new Part(
                new MembershipChanges(
                        told.stream()
                                .map(Found::change)
                                .filter(Objects::nonNull)
                                .toList(),
                        next.write(),
                        more || later),
                next,
                stand.oldestRunning() < stand.next());
    }
}
