package io.smalti.platform.time;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneId;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the clock (UTC) and the company's zone injectable. */
class Time {
    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    ZoneId zone(@ConfigProperty(name = "smalti.zone", defaultValue = "Europe/Brussels") ZoneId zone) {
        return zone;
    }
}
