package io.smalti.testsupport;

import io.quarkus.test.junit.QuarkusTestProfile;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;

/** The demo company as dev mode shows it, on a day that stays the same; for tests that do not write. */
public class Lommera implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "smalti.demo.customers", "10000", "smalti.demo.until", "2026-11-22", "smalti.graphql.time", "30s");
    }

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(Noon.class);
    }

    @Alternative
    static class Noon {
        @Produces
        @Singleton
        Clock clock() {
            return Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);
        }
    }
}
