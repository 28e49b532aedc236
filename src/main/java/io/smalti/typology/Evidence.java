package io.smalti.typology;

import org.jspecify.annotations.Nullable;

/**
 * What is known about a person that a type can be told from; null where nothing is.
 *
 * @param country ISO 3166-1 alpha-2 code; null: taken to be the home country ({@code smalti.assignment.home})
 * @param postcode as the typology writes it, for example {@code 9000}
 * @param ageBand code of an age band, for example {@code 30-34}
 * @param householdComposition category of that dimension, for example {@code COUPLE_WITH_CHILD}
 * @param tenure category of that dimension, for example {@code OWNER}
 * @param dwelling category of the dimension {@code dwellingType}, for example {@code APARTMENT}
 */
public record Evidence(
        @Nullable String country,
        @Nullable String postcode,
        @Nullable String ageBand,
        @Nullable String householdComposition,
        @Nullable String tenure,
        @Nullable String dwelling) {}
