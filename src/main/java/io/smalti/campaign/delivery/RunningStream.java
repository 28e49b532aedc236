package io.smalti.campaign.delivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A stream of this instance while it runs, which others may stop. */
final class RunningStream {
    private final long delivery;
    private final Runnable hangUp;
    private volatile @Nullable DeliveryState stopped;
    private volatile long progressedAt = System.nanoTime();

    /** @param hangUp closes the connection, so that a writer who waits for the reader wakes */
    RunningStream(long delivery, Runnable hangUp) {
        this.delivery = delivery;
        this.hangUp = hangUp;
    }

    long delivery() {
        return delivery;
    }

    /** The first reason counts. */
    void stop(DeliveryState as) {
        if (stopped == null) {
            stopped = as;
            hangUp.run();
        }
    }

    /** What it was stopped as; null while nobody did. */
    @Nullable
    DeliveryState stopped() {
        return stopped;
    }

    void progressed() {
        progressedAt = System.nanoTime();
    }

    boolean isSilentFor(Duration time) {
        return System.nanoTime() - progressedAt >= time.toNanos();
    }
}
