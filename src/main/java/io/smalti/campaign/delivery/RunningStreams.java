package io.smalti.campaign.delivery;

import io.quarkus.runtime.StartupEvent;
import io.smalti.platform.database.Changes;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The streams of this instance: each ends as soon as anybody, on any instance, has stopped it. A reader who does not read is
 * hung up on, because a stream holds a snapshot of the database.
 */
@Singleton
class RunningStreams implements Changes.Listener {
    static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int LOOK_SECONDS = 10;

    private final DeliveryLog log;
    private final Map<Long, RunningStream> running = new ConcurrentHashMap<>();
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("silent-streams").factory());

    RunningStreams(DeliveryLog log) {
        this.log = log;
    }

    void listen(@Observes StartupEvent start, Changes changes) {
        changes.listen("delivery", this);
        var unused = looking.scheduleWithFixedDelay(
                () -> hangUpOnSilent(PATIENCE), LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        looking.shutdownNow();
    }

    RunningStream begin(long delivery, Runnable hangUp) {
        var stream = new RunningStream(delivery, hangUp);
        running.put(delivery, stream);
        return stream;
    }

    void end(RunningStream stream) {
        running.remove(stream.delivery());
    }

    @Override
    public void changed(long delivery, Instant at) {
        var stream = running.get(delivery);
        if (stream != null) {
            stream.stop(DeliveryState.CANCELLED);
        }
    }

    @Override
    public void missed(Instant at) {
        if (!running.isEmpty()) {
            log.cancelled(running.keySet()).forEach(delivery -> changed(delivery, at));
        }
    }

    int running() {
        return running.size();
    }

    void hangUpOnSilent(Duration patience) {
        running.values().stream()
                .filter(stream -> stream.stopped() == null && stream.isSilentFor(patience))
                .forEach(stream -> stream.stop(DeliveryState.BROKEN));
    }
}
