package io.smalti.segment;

import io.smalti.platform.database.Sql;
import io.smalti.platform.graphql.InvalidPage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who came and went, in an order that passes nothing over: ids are given before transactions commit, so that a lower one
 * may appear after a higher one was read. Therefore only what was written by transactions older than every running one is
 * told. Changes of one customer have rising ids, for whoever writes them holds the customer.
 */
@ApplicationScoped
class MembershipFeed {
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
        record Found(long id, MembershipChange change) {}
        List<Found> found = sql.list(
                """
                select m.id, s.key, c.external_id, m.came, m.since, m.at
                from membership_change m join segment s on s.id = m.segment_id join customer c on c.id = m.customer_id
                where m.xid >= ?::text::xid8 and m.xid < ?::text::xid8 and m.id > ? and (?::text is null or s.key = ?)
                order by m.id limit ?""",
                row -> {
                    long id = row.longValue(1);
                    return new Found(
                            id,
                            new MembershipChange(
                                    new ChangeCursor(at.from(), at.until(), id).write(),
                                    row.text(2),
                                    row.text(3),
                                    row.booleanValue(4),
                                    Objects.requireNonNull(row.instant(5)),
                                    Objects.requireNonNull(row.instant(6))));
                },
                Long.toString(at.from()),
                Long.toString(at.until()),
                at.last(),
                segment,
                segment,
                most + 1);
        boolean more = found.size() > most;
        var told = more ? found.subList(0, most) : found;
        var next = more
                ? new ChangeCursor(at.from(), at.until(), told.getLast().id())
                : new ChangeCursor(at.until(), 0, 0);
        boolean later = !more && at.until() < stand.oldestRunning();
        return new Part(
                new MembershipChanges(told.stream().map(Found::change).toList(), next.write(), more || later),
                next,
                stand.oldestRunning() < stand.next());
    }
}
