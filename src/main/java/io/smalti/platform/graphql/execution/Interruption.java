package io.smalti.platform.graphql.execution;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Ends a query for which nobody waits any more, and the statement it is in, from another thread. What changes data goes on. */
public final class Interruption {
    private static final Logger LOG = Logger.getLogger(Interruption.class);

    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable PGConnection connection;
    private volatile boolean asked;

    /** Blocks for as long as PostgreSQL takes to hear of it. */
    public void interrupt() {
        asked = true;
        // the connection stays the query's meanwhile, lest somebody else's statement be hit
        lock.lock();
        try {
            if (connection != null) {
                connection.cancelQuery();
            }
        } catch (SQLException e) {
            LOG.debug("A statement goes on until its time is over", e);
        } finally {
            lock.unlock();
        }
    }

    boolean asked() {
        return asked;
    }

    /** The query runs its statements on this connection from now on; null: on none. */
    void on(@Nullable Connection used) throws SQLException {
        lock.lock();
        try {
            connection = used == null ? null : used.unwrap(PGConnection.class);
        } finally {
            lock.unlock();
        }
    }
}
