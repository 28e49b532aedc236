package io.smalti.typology;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How sure the type must be before it fills in an answer. */
@ConfigMapping(prefix = "smalti.enrichment")
interface EnrichmentRules {
    /** Least probability of the answer. */
    @WithDefault("0.5")
    double share();

    /** How many times as probable as in the country it must be at least: what is true of most people says nothing. */
    @WithDefault("1.5")
    double lift();
}
