package io.smalti.platform.graphql.execution;

import io.smalti.platform.DomainException;
import io.smalti.platform.database.Preamble;
import jakarta.transaction.Transaction;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * The statements of one operation, counted. Where a query is expected to need only one, that one has its own snapshot and
 * no transaction around it, which saves two trips of three; when another is asked for all the same, the query fails as a
 * whole and has to be run again, in a snapshot.
 */
final class Statements implements Preamble.Source {
    // the limit is a parameter, so that the statement is parsed once for each connection and not with every query
    static final String LIMITED = "select set_config('statement_timeout', ?, true)";

    private static final String SNAPSHOT = "set transaction isolation level repeatable read read only;" + LIMITED;
    private static final String ALONE = LIMITED + ", set_config('transaction_read_only', 'on', true)";

    /** Never seen by a client. */
    static final class NotAlone extends DomainException {
        private static final long serialVersionUID = 1L;

        NotAlone() {
            super("Another statement is needed than the one");
        }
    }

    private final boolean alone;
    private int count;
    /** For how many milliseconds PostgreSQL was told that a statement may run; 0 before it was. */
    private long told;

    private @Nullable Preamble due;
    private @Nullable Transaction ours;
    private @Nullable Connection committing;

    /** @param alone whether one statement is expected to do */
    Statements(boolean alone) {
        this.alone = alone;
    }

    /** The transaction that will be ended by {@link #off}. */
    void in(Transaction transaction) {
        ours = transaction;
    }

    /** Called when a transaction gets its connection; what it needs is said with the first statement. */
    void on(Connection connection, Transaction transaction, long milliseconds) throws SQLException {
        told = milliseconds;
        if (alone && transaction.equals(ours)) {
            // the preamble and its statement are one transaction to PostgreSQL, for they are sent together
            committing = (Connection) connection.unwrap(PGConnection.class);
            committing.setAutoCommit(true);
            due = new Preamble(ALONE, Long.toString(milliseconds), 1);
        } else {
            due = new Preamble(SNAPSHOT, Long.toString(milliseconds), 2);
        }
    }

    /** Called before the transaction ends, which PostgreSQL then need not be told. */
    void off() throws SQLException {
        ours = null;
        due = null;
        told = 0;
        if (committing != null) {
            committing.setAutoCommit(false);
            committing = null;
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
        long left = told == 0 ? 0 : Running.CURRENT.get().millisecondsLeft();
        if (left * 10 >= told * 9) {
            return null;
        }
        told = left;
        return new Preamble(LIMITED, Long.toString(left), 1);
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
