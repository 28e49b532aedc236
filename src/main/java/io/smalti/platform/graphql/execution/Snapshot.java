package io.smalti.platform.graphql.execution;

import io.agroal.api.AgroalPoolInterceptor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import java.sql.Connection;
import java.sql.SQLException;
import org.jboss.logging.Logger;

/**
 * The transaction that all fields of a query read in: one snapshot, opened by the first field that needs it. A field
 * that failed spoils a transaction; the fields after it read in a new one, so that they can still be answered. What
 * changes data has the transactions of its own methods. No statement runs longer than the operation has time.
 */
@ApplicationScoped
class Snapshot implements AgroalPoolInterceptor {
    private static final Logger LOG = Logger.getLogger(Snapshot.class);

    private final TransactionManager transactions;

    Snapshot(TransactionManager transactions) {
        this.transactions = transactions;
    }

    /** Called before anything transactional is. */
    void open() throws Exception {
        if (!Running.CURRENT.isBound() || !Running.CURRENT.get().query()) {
            return;
        }
        mend();
        if (transactions.getStatus() == Status.STATUS_NO_TRANSACTION) {
            transactions.begin();
            Running.CURRENT.get().statements().in(transactions.getTransaction());
        }
    }

    /** Ends a transaction that another field spoiled, for whoever comes to the database by a way of their own. */
    void mend() throws Exception {
        if (transactions.getStatus() == Status.STATUS_MARKED_ROLLBACK
                && Running.CURRENT.isBound()
                && Running.CURRENT.get().query()) {
            close();
        }
    }

    /** Called after something failed: PostgreSQL runs nothing more in a transaction with an error in it. */
    void spoil() {
        try {
            if (transactions.getStatus() == Status.STATUS_ACTIVE) {
                transactions.setRollbackOnly();
            }
        } catch (SystemException e) {
            LOG.debug("The transaction could not be marked", e);
        }
    }

    /** Nothing was changed, so nothing is lost by rolling back. */
    void close() {
        try {
            if (Running.CURRENT.isBound()) {
                Running.CURRENT.get().interruption().on(null);
                Running.CURRENT.get().statements().off();
            }
            if (transactions.getStatus() != Status.STATUS_NO_TRANSACTION) {
                transactions.rollback();
            }
        } catch (SystemException | SQLException | RuntimeException e) {
            LOG.debug("The transaction could not be ended", e);
        }
    }

    /** Once per transaction, before its first statement. */
    @Override
    public void onConnectionAcquire(Connection connection) {
        try {
            if (!Running.CURRENT.isBound() || transactions.getStatus() == Status.STATUS_NO_TRANSACTION) {
                return;
            }
            var running = Running.CURRENT.get();
            long left = running.millisecondsLeft();
            if (running.query()) {
                running.interruption().on(connection);
                running.statements().on(connection, transactions.getTransaction(), left);
                return;
            }
            try (var statement = connection.prepareStatement(Statements.LIMITED)) {
                statement.setString(1, Long.toString(left));
                statement.execute();
            }
        } catch (SQLException | SystemException e) {
            throw new IllegalStateException(e);
        }
    }
}
