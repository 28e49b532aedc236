package io.smalti.campaign.delivery;

import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How many streams this instance serves at once: each holds two connections of the pool. */
@Singleton
class StreamPlaces {
    private final Semaphore free;

    StreamPlaces(@ConfigProperty(name = "smalti.delivery.streams", defaultValue = "4") int streams) {
        free = new Semaphore(streams);
    }

    Semaphore free() {
        return free;
    }
}
