package io.smalti.customer.value;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smalti.customer.CustomersChanged;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Renews the borders between RFM scores now and then while customers change: between two renewals everybody is measured
 * by the same borders, which are wrong by what has been bought meanwhile.
 */
@Singleton
class RfmRenewal {
    private static final Logger LOG = Logger.getLogger(RfmRenewal.class);

    private final RfmScores scores;
    private final Duration every;
    private final AtomicBoolean changed = new AtomicBoolean(true);
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("RFM renewal").factory());

    /** @param every 0 for never; then only imports renew */
    RfmRenewal(
            RfmScores scores, @ConfigProperty(name = "smalti.rfm.renew-every", defaultValue = "PT10M") Duration every) {
        this.scores = scores;
        this.every = every;
    }

    void start(@Observes StartupEvent started) {
        if (every.isPositive()) {
            var _ = timer.scheduleWithFixedDelay(this::renew, 60, every.toSeconds(), TimeUnit.SECONDS);
        }
    }

    void stop(@Observes ShutdownEvent stopped) {
        timer.shutdownNow();
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) CustomersChanged customers) {
        changed.set(true);
    }

    private void renew() {
        if (changed.getAndSet(false) || !areOfToday()) {
            try {
                scores.renew();
            } catch (RuntimeException e) {
                changed.set(true); // next time, then
                LOG.warn("RFM borders could not be renewed", e);
            }
        }
    }

    private boolean areOfToday() {
        try {
            return scores.areOfToday();
        } catch (RuntimeException e) {
            return true; // the database is away
        }
    }
}
