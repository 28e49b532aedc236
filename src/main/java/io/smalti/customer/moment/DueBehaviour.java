package io.smalti.customer.moment;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smalti.customer.BehaviourFold;
import io.smalti.customer.CustomerLocks;
import io.smalti.platform.Transactional;
import io.smalti.platform.database.Sql;
import io.smalti.platform.graphql.Role;
import io.smalti.platform.job.JobKind;
import io.smalti.platform.job.JobRun;
import io.smalti.platform.job.JobStep;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * What imports leave to be added up later: each customer once, thousands at a time. Imports see to it when they end; those who
 * are overdue, because an import died or is very long, are a job that comes back by itself.
 */
@Singleton
public class DueBehaviour implements JobKind {
    private static final int AT_ONCE = 5_000;
    private static final int WORKERS = 2;

    private final Sql sql;
    private final CustomerLocks locks;
    private final BehaviourFold behaviour;
    private final Duration patience;

    /** @param patience after which a job does what an import has not done */
    DueBehaviour(
            Sql sql,
            CustomerLocks locks,
            BehaviourFold behaviour,
            @ConfigProperty(name = "smalti.behaviour.patience", defaultValue = "PT5M") Duration patience) {
        this.patience = patience;
        this.sql = sql;
        this.locks = locks;
        this.behaviour = behaviour;
    }

    /** Notes customers for later; whoever calls holds their locks. */
    void note(Collection<Long> customers) {
        sql.update("""
                insert into behaviour_due (customer_id) select id from unnest(?::bigint[]) c (id) order by id
                on conflict do nothing""", customers);
    }

    /**
     * Renews up to 5,000 customers.
     *
     * @param after the key this method answered last; 0 at first
     * @return null when there are none left
     */
    @Transactional
    public @Nullable Long renewNext(long after) {
        return renew("customer_id > ?", "", after);
    }

    /** Renews all that are noted now, on two connections. */
    public void renewAll() {
        renewAll(() -> {});
    }

    /** @param often done now and then meanwhile; what it throws ends this */
    public void renewAll(Runnable often) {
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = Stream.generate(() -> workers.submit(() -> renewUnclaimed(often)))
                    .limit(WORKERS)
                    .toList();
            all.forEach(DueBehaviour::done);
        }
        // those whom somebody else had claimed, who are waited for
        for (var after = renewNext(0); after != null; ) {
            after = renewNext(after);
        }
    }

    private void renewUnclaimed(Runnable often) {
        for (var after = renewNextUnclaimed(0); after != null; ) {
            often.run();
            after = renewNextUnclaimed(after);
        }
    }

    private @Nullable Long renewNextUnclaimed(long after) {
        return QuarkusTransaction.requiringNew().call(() -> renew("customer_id > ?", "for update skip locked", after));
    }

    private static void done(Future<?> work) {
        try {
            work.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException reason ? reason : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private @Nullable Long renew(String which, String claim, Object argument) {
        var due = sql.list(
                "select customer_id from behaviour_due where %s order by customer_id limit %d %s"
                        .formatted(which, AT_ONCE, claim),
                row -> row.longValue(1),
                argument);
        if (due.isEmpty()) {
            return null;
        }
        // first the customers, as imports do: what they bring from now on is noted anew
        var known = locks.lockKeys(due);
        sql.update("delete from behaviour_due where customer_id = any(?)", due);
        if (!known.isEmpty()) {
            behaviour.renew(new HashSet<>(known));
        }
        return due.getLast();
    }

    @Override
    public String name() {
        return "FOLD_BEHAVIOUR";
    }

    @Override
    public Role role() {
        return Role.STEWARD;
    }

    @Override
    public Duration every() {
        return patience;
    }

    @Override
    public JobStep step(JobRun run) {
        var last = renew("since < now() - ?::interval", "", patience.toString());
        return last == null ? JobStep.last(0) : JobStep.next(Long.toString(last), AT_ONCE);
    }
}
