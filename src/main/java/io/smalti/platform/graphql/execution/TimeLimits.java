package io.smalti.platform.graphql.execution;

import io.agroal.api.AgroalPoolInterceptor;
import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import java.sql.Connection;
import java.sql.SQLException;

/** No statement of a mutation's transactions runs longer than the operation has time; queries see to that themselves. */
@Singleton
class TimeLimits implements AgroalPoolInterceptor {
    private final TransactionManager transactions;

    TimeLimits(TransactionManager transactions) {
        this.transactions = transactions;
    }

    /** Once per transaction, before its first statement. */
    @Override
    public void onConnectionAcquire(Connection connection) {
        if (!Running.CURRENT.isBound() || Running.CURRENT.get().query()) {
            return;
        }
        try {
            if (transactions.getStatus() == Status.STATUS_NO_TRANSACTION) {
                return;
            }
            try (var statement = connection.prepareStatement(Snapshot.LIMITED)) {
                statement.setString(1, Long.toString(Running.CURRENT.get().millisecondsLeft()));
                statement.execute();
            }
        } catch (SQLException | SystemException e) {
            throw new IllegalStateException(e);
        }
    }
}
