package io.smalti.segment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "smalti.segments")
public interface SegmentSettings {
    /** Up to so many customers the members of a new rule are computed before it is answered; of more by a job. */
    @WithDefault("20000")
    int atOnce();

    /** So many customers at least are looked at in a step of a job. */
    @WithDefault("50000")
    int step();

    /** And so many at most, where that goes quickly. */
    @WithDefault("2000000")
    int longestStep();

    /** Longer a preview does not count, but estimates. */
    @WithDefault("400ms")
    Duration previewWithin();

    /** How long a preview draws customers for an estimate; longer only for the first few hundred. */
    @WithDefault("300ms")
    Duration previewSampleWithin();

    /** How long the counts of types in a segment are kept before they are counted again. */
    @WithDefault("60s")
    Duration keepTypeCounts();

    /** How long the coming and going of members can be asked for. */
    @WithDefault("30d")
    Duration keepChanges();
}
