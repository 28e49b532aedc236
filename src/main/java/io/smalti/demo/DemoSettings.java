package io.smalti.demo;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.LocalDate;
import java.util.Optional;

/** {@code smalti.demo}: whether there is a demo world, and which. */
@ConfigMapping(prefix = "smalti.demo")
interface DemoSettings {
    /** How many customers; 0: no demo world. */
    @WithDefault("0")
    long customers();

    @WithDefault("2930")
    long seed();

    /** The day before which everything happened; today unless given. With the same day the world is the same. */
    Optional<LocalDate> until();
}
