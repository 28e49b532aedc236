package io.smalti.platform.job;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smalti.platform.DomainException;
import io.smalti.platform.database.Changes;
import io.smalti.platform.database.SqlFailed;
import io.smalti.platform.job.JobClaims.Claim;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Does jobs: some threads that take one after the other, and one that says that they live, looks for work that has come
 * due and for jobs whose instance is gone. A new job is heard of at once.
 */
@Singleton
class JobWorkers implements Changes.Listener {
    private static final Logger LOG = Logger.getLogger(JobWorkers.class);
    private static final int TRIES = 5;
    private static final int STOPPING_SECONDS = 3;
    private static final int STEP_SECONDS = 3_600;
    /** Deadlock, serialisation, a row that somebody else wrote first: over when tried again. */
    private static final Set<String> PASSING = Set.of("40P01", "40001", "23505", "55P03");

    private final Jobs jobs;
    private final JobClaims claims;
    private final JobSettings settings;
    private final Changes changes;
    private final Map<Claim, RunningStep> running = new ConcurrentHashMap<>();
    private final Semaphore work = new Semaphore(0);
    private final Map<String, JobKind> scheduled = new HashMap<>();
    private @Nullable ExecutorService threads;
    private volatile boolean ended;

    JobWorkers(Jobs jobs, JobClaims claims, JobSettings settings, Changes changes) {
        this.jobs = jobs;
        this.claims = claims;
        this.settings = settings;
        this.changes = changes;
    }

    void start(@Observes StartupEvent started) {
        if (settings.workers() == 0 || jobs.kinds().isEmpty()) {
            return;
        }
        if (settings.schedules()) {
            jobs.kinds().stream()
                    .filter(kind -> kind.every() != null)
                    .forEach(kind -> scheduled.put(kind.name(), kind));
        }
        threads = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().daemon().name("job-", 0).factory());
        for (int i = 0; i < settings.workers(); i++) {
            threads.execute(this::work);
        }
        threads.execute(this::watch);
        changes.listen("job", this);
    }

    void stop(@Observes ShutdownEvent stopped) {
        ended = true;
        if (threads == null) {
            return;
        }
        var held = List.copyOf(running.values());
        held.forEach(step -> quietly(() -> step.stop(claims::interrupt)));
        quietly(() -> claims.leave(held.stream().map(RunningStep::claim).toList()));
        threads.shutdownNow();
        try {
            // a transaction manager that is stopped within a transaction has been seen to wait without end
            if (!threads.awaitTermination(STOPPING_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("A step of a job goes on while the instance stops");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void changed(long job, Instant at) {
        for (var step : running.values()) {
            if (step.claim().job() == job && !claims.stillRuns(step.claim())) {
                step.stop(claims::interrupt);
            }
        }
        wake();
    }

    @Override
    public void missed(Instant at) {
        wake();
    }

    private void wake() {
        if (work.availablePermits() < settings.workers()) {
            work.release();
        }
    }

    private void work() {
        while (!ended) {
            try {
                var claim = claims.next(jobs.kinds().stream().map(JobKind::name).toList(), settings.lease());
                if (claim != null) {
                    wake();
                    carryOut(claim);
                } else {
                    var _ = work.tryAcquire(lease().toMillis() / 2, TimeUnit.MILLISECONDS);
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                pause(e);
            }
        }
    }

    private void watch() {
        while (!ended) {
            try {
                Thread.sleep(lease().toMillis() / 4);
                claims.prolong(running.keySet(), lease());
                // who was told to stop while the notice was lost
                for (var step : running.values()) {
                    if (!claims.stillRuns(step.claim())) {
                        step.stop(claims::interrupt);
                    }
                }
                if (claims.due(scheduled)) {
                    wake();
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.debug("The database is away", e);
            }
        }
    }

    private void carryOut(Claim claim) {
        var step = new RunningStep(claim);
        running.put(claim, step);
        try {
            int tries = 0;
            for (boolean more = true; more && !ended; ) {
                try {
                    more = step(step);
                    tries = 0;
                } catch (SqlFailed e) {
                    if (step.stopped().getAsBoolean() || ++tries == TRIES || !PASSING.contains(e.state())) {
                        throw e;
                    }
                }
            }
        } catch (JobStopped e) {
            LOG.debugf("job %d is not ours any more", claim.job());
        } catch (DomainException e) {
            claims.fail(claim, e.code() + ": " + e.getMessage());
        } catch (RuntimeException e) {
            if (step.stopped().getAsBoolean() || gone(e)) {
                LOG.debugf("job %d was left", claim.job());
            } else {
                LOG.errorf(e, "job %d failed", claim.job());
                claims.fail(claim, "FAULT: the server could not go on; what is counted is kept");
            }
        } finally {
            running.remove(claim);
        }
    }

    /** Answers whether there is more to do. */
    @ActivateRequestContext
    boolean step(RunningStep running) {
        var claim = running.claim();
        return QuarkusTransaction.requiringNew().timeout(STEP_SECONDS).call(() -> {
            var place = claims.begin(claim);
            try {
                running.in(place.process());
                var done = jobs.kind(claim.kind())
                        .step(new JobRun(
                                claim.job(),
                                place.subject(),
                                place.input(),
                                place.position(),
                                place.rows(),
                                running.stopped()));
                claims.commit(claim, done);
                return done.position() != null;
            } finally {
                running.in(0);
            }
        });
    }

    /** The database is away, or shuts down: whoever finds it again goes on when the lease has ended. */
    private static boolean gone(Throwable thrown) {
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SqlFailed failed) {
                return failed.state().startsWith("08")
                        || failed.state().startsWith("57P")
                        || failed.state().isEmpty();
            }
        }
        return false;
    }

    private Duration lease() {
        return settings.lease();
    }

    private void pause(RuntimeException cause) {
        LOG.debug("No jobs until the database is back", cause);
        try {
            Thread.sleep(1_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            ended = true;
        }
    }

    private static void quietly(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.debug("The database is away", e);
        }
    }
}
