package io.smalti.campaign.delivery;

import io.smalti.platform.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who said something about consent, was restricted or whose address was listed since a stream began. The stream shows the
 * people as they were at its start, but an objection counts at once: whoever is named here is looked at anew.
 */
final class ChangedMeanwhile {
    /** The log carries the time at which a transaction began, and a long one is seen only when it ends. */
    private static final int MARGIN_SECONDS = 300;

    private static final String LOOK = """
            select customer_id from consent where recorded_at >= ?
            union select customer_id from restriction where recorded_at >= ?""";

    /** Another answer when anything was added: a sum that the order of rows does not change. */
    private static final String LISTED =
            "select count(*) || ' ' || bit_xor(hashtext(kind || encode(hash, 'hex') || register)) from suppression"
                    + " where added_at >= ?";

    /** People are gone through only after a list has grown, and only those still to come. */
    private static final String LISTED_PEOPLE = """
            select c.id from suppression s join customer c on s.hash = email_hash(c.email)
            where s.kind = 'EMAIL' and s.added_at >= ? and c.id > ?
            union all
            select c.id from suppression s join customer c on s.hash = phone_hash(c.phone, c.country::text)
            where s.kind = 'PHONE' and s.added_at >= ? and c.id > ?""";

    private final Sql sql;
    private final Connection connection;
    private final Duration every;
    private final Instant since;
    private Set<Long> spoken = Set.of();
    private final Set<Long> listed = new HashSet<>();
    private @Nullable String lists;
    private long lookedAt;

    /**
     * To be made before the snapshot of the stream.
     *
     * @param every how long lists of addresses are not looked at again
     */
    ChangedMeanwhile(Sql sql, Connection connection, Duration every) throws SQLException {
        this.every = every;
        this.sql = sql;
        this.connection = connection;
        this.since = Instant.now().minusSeconds(MARGIN_SECONDS);
        this.lists = lists();
        this.lookedAt = System.nanoTime();
    }

    /** @param position key of the last customer of the stream so far */
    void look(long position) throws SQLException {
        spoken = read(LOOK, since, since);
        if (System.nanoTime() - lookedAt >= every.toNanos()) {
            var now = lists();
            if (!Objects.equals(now, lists)) {
                lists = now;
                listed.addAll(read(LISTED_PEOPLE, since, position, since, position));
            }
            lookedAt = System.nanoTime();
        }
    }

    private @Nullable String lists() throws SQLException {
        try (var statement = sql.prepare(connection, LISTED, since);
                var result = statement.executeQuery()) {
            result.next();
            return result.getString(1);
        }
    }

    private Set<Long> read(String statement, Object... arguments) throws SQLException {
        try (var prepared = sql.prepare(connection, statement, arguments);
                var result = prepared.executeQuery()) {
            var found = new HashSet<Long>();
            while (result.next()) {
                found.add(result.getLong(1));
            }
            return found;
        }
    }

    boolean names(long customer) {
        return spoken.contains(customer) || listed.contains(customer);
    }
}
