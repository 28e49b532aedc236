package io.smalti.platform.job;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "smalti.job")
interface JobSettings {
    /** How many jobs this instance does at a time; 0: it leaves them to others. */
    @WithDefault("2")
    int workers();

    /** How long a job waits for a worker of which nothing is heard, before another takes it over. */
    @WithDefault("30s")
    Duration lease();

    /** Whether work comes back by itself, see {@link JobKind#every}. */
    @WithDefault("true")
    boolean schedules();
}
