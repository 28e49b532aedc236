package io.smalti.platform.graphql.execution;

import io.smalti.platform.DomainException;
import io.smalti.platform.database.Preamble;
import io.smalti.platform.database.Session;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What all fields of a query read: one snapshot of the database, taken by the first statement. A statement that failed spoils
 * it; the fields after it read in a new one, so that they can still be answered. No statement runs longer than the query has time.
 *
 * <p>Where a query is expected to need only one statement, that one has its own snapshot and no transaction around it, which
 * saves two trips of three; when another is asked for all the same, the query fails as a whole and has to be run again.
 */
final class Snapshot implements Session {
    // the limit is a parameter, so that the statement is parsed once for each connection and not with every query
    static final String LIMITED = "select set_config('statement_timeout', ?, true)";

    private static final Logger LOG = Logger.getLogger(Snapshot.class);
    private static final String SHARED = "set transaction isolation level repeatable read read only;" + LIMITED;
    // sent together, the preamble and its statement are one transaction to PostgreSQL
    private static final String ALONE = LIMITED + ", set_config('transaction_read_only', 'on', true)";

    /** Never seen by a client. */
    static final class NotAlone extends DomainException {
        private static final long serialVersionUID = 1L;

        NotAlone() {
            super("Another statement is needed than the one");
        }
    }

    private final DataSource dataSource;
    private final boolean alone;
    private @Nullable Connection open;
    private @Nullable Preamble due;
    /** For how many milliseconds PostgreSQL was told that a statement may run. */
    private long told;

    private int count;
    private boolean spoilt;
    private @Nullable Map<Object, Object> made;

    /** @param alone whether one statement is expected to do */
    Snapshot(DataSource dataSource, boolean alone) {
        this.dataSource = dataSource;
        this.alone = alone;
    }

    @Override
    public Connection connection() throws SQLException {
        if (spoilt) {
            close();
        }
        var connection = open;
        if (connection == null) {
            connection = dataSource.getConnection();
            open = connection;
            connection.setAutoCommit(alone);
            Running.CURRENT.get().interruption().on(connection);
            told = Running.CURRENT.get().millisecondsLeft();
            due = new Preamble(alone ? ALONE : SHARED, Long.toString(told), alone ? 1 : 2);
        }
        return connection;
    }

    /** PostgreSQL runs nothing more in a transaction with an error in it. */
    void spoil() {
        spoilt = true;
    }

    /** Nothing was changed, so nothing is lost by rolling back. */
    void close() {
        spoilt = false;
        if (open == null) {
            return;
        }
        try (var connection = open) {
            open = null;
            Running.CURRENT.get().interruption().on(null);
            if (!alone) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            LOG.debug("The snapshot could not be ended", e);
        }
    }

    @Override
    public @Nullable Preamble one() {
        return before(1);
    }

    @Override
    public @Nullable Preamble many() {
        return before(2);
    }

    private @Nullable Preamble before(int statements) {
        count += statements;
        check();
        var said = due == null ? reminder() : due;
        due = null;
        return said;
    }

    /** What was told is for each statement: without telling it anew a slow one could take the time of all of them once more. */
    private @Nullable Preamble reminder() {
        long left = Running.CURRENT.get().millisecondsLeft();
        if (left * 10 >= told * 9) {
            return null;
        }
        told = left;
        return new Preamble(LIMITED, Long.toString(left), 1);
    }

    @Override
    public Object once(Object key, Supplier<?> fresh) {
        if (made == null) {
            made = new HashMap<>();
        }
        return made.computeIfAbsent(key, missing -> fresh.get());
    }

    /** @throws NotAlone as soon as the answer is of no use any more */
    void check() {
        if (tooMany()) {
            throw new NotAlone();
        }
    }

    boolean tooMany() {
        return alone && count > 1;
    }

    int count() {
        return count;
    }
}
