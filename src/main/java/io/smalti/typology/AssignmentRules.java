package io.smalti.typology;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** From which probability on a type or a group is spoken of. */
@ConfigMapping(prefix = "smalti.assignment")
interface AssignmentRules {
    /** Weight of the national share in every likelihood, so that no single answer rules a type out. */
    @WithDefault("0.02")
    double epsilon();

    /** Least probability of the best type for level TYPE. */
    @WithDefault("0.50")
    double type();

    /** Least probability of the best group for level GROUP. */
    @WithDefault("0.60")
    double group();

    /** Country of people whose country is not known; empty: they get no type. */
    @WithDefault("BE")
    Optional<String> home();
}
