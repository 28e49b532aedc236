package io.smalti.segment.rule.reading;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How large a rule may be. */
@ConfigMapping(prefix = "smalti.rules")
public interface RuleLimits {
    /** Levels; one comparison by itself is one. */
    @WithDefault("8")
    int depth();

    /** Comparisons in the whole rule. */
    @WithDefault("100")
    int conditions();

    /** Values in one list. */
    @WithDefault("1000")
    int values();

    /** Limits that come from elsewhere than configuration. */
    record Of(int depth, int conditions, int values) implements RuleLimits {}
}
