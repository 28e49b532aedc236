package io.smalti.campaign.delivery;

import io.smalti.platform.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * Who said something about consent, or was restricted, since a stream began. The stream shows the people as they were at its start, but an
 * objection counts at once: whoever is named here is looked at anew.
 */
final class ChangedMeanwhile {
    /** The log carries the time at which a transaction began, and a long one is seen only when it ends. */
    private static final int MARGIN_SECONDS = 300;

    private static final String LOOK = """
            select customer_id from consent where recorded_at >= ?
            union select customer_id from restriction where recorded_at >= ?""";

    private final Sql sql;
    private final Instant since;
    private Set<Long> customers = Set.of();

    ChangedMeanwhile(Sql sql, Instant begin) {
        this.sql = sql;
        this.since = begin.minusSeconds(MARGIN_SECONDS);
    }

    void look(Connection connection) throws SQLException {
        try (var statement = sql.prepare(connection, LOOK, since, since);
                var result = statement.executeQuery()) {
            var found = new HashSet<Long>();
            while (result.next()) {
                found.add(result.getLong(1));
            }
            customers = found;
        }
    }

    boolean names(long customer) {
        return !customers.isEmpty() && customers.contains(customer);
    }
}
