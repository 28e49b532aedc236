package io.smalti.platform.database;

import io.smalti.platform.Transactional;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionManager;

/** Begins and ends the transactions of {@link Transactional}. */
@Transactional
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 200)
class InTransaction {
    private final TransactionManager transactions;

    InTransaction(TransactionManager transactions) {
        this.transactions = transactions;
    }

    @AroundInvoke
    Object around(InvocationContext method) throws Exception {
        if (Session.current() != null) {
            return method.proceed();
        }
        boolean own = transactions.getStatus() == Status.STATUS_NO_TRANSACTION;
        if (own) {
            transactions.begin();
        }
        try {
            return method.proceed();
        } catch (RuntimeException | Error e) {
            transactions.setRollbackOnly();
            throw e;
        } finally {
            if (own) {
                end();
            }
        }
    }

    private void end() throws Exception {
        if (transactions.getStatus() == Status.STATUS_ACTIVE) {
            transactions.commit();
        } else {
            transactions.rollback();
        }
    }
}
