package io.smalti.typology;

import org.jspecify.annotations.Nullable;

/**
 * A municipality as the typology has it.
 *
 * @param incomeIndex income per person, 100 = average
 * @param mix share 0..1 of its households per type, in the order of the types
 */
record Municipality(
        String code,
        Texts names,
        String province,
        String region,
        int households,
        @Nullable Double incomeIndex,
        double[] mix) {}
