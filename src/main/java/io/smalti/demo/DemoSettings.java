package io.smalti.demo;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.LocalDate;
import java.util.Optional;

/**
 * {@code smalti.demo}: whether there is a demo world, and which. A larger one, for benchmarks, into an empty database:
 * {@code ./mvnw quarkus:dev -Dsmalti.demo.customers=1000000}, or the packaged application with
 * {@code SMALTI_DEMO_CUSTOMERS=1000000}.
 */
@ConfigMapping(prefix = "smalti.demo")
interface DemoSettings {
    /** How many customers; 0: no demo world. */
    @WithDefault("0")
    long customers();

    @WithDefault("2039")
    long seed();

    /** The day before which everything happened; today unless given. With the same day the world is the same. */
    Optional<LocalDate> until();
}
