package io.smalti.platform.job;

import io.smalti.platform.graphql.Role;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A kind of long work, as a bean of the feature that does it. */
public interface JobKind {
    /** For example {@code RECOMPUTE_SEGMENT}. */
    String name();

    /** Who may stop and resume it, beside admins. */
    Role role();

    /**
     * Does the next piece, in a transaction that is committed together with the position it answers: what a step writes
     * is there exactly once, whoever is killed. A step should take seconds, and may be run again after it was rolled back.
     */
    JobStep step(JobRun run);

    /** How often it is to be done without being asked; null for never. Of all instances one does it. */
    default @Nullable Duration every() {
        return null;
    }
}
