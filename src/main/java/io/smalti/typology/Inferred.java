package io.smalti.typology;

import org.jspecify.annotations.Nullable;

/**
 * What the type makes probable of a person; a guess, never to be stored or shown as known. Either a value or a number.
 *
 * @param code of a dimension ({@code tenure}, {@code dwellingType}), of an attribute ({@code STREAMING_VIDEO}), or
 *     {@code householdSize}, {@code minors}, {@code cars}, {@code incomeIndex}
 * @param value a category of the dimension; {@code true} or {@code false} for an attribute
 * @param number the posterior mean
 * @param confidence probability 0..1 of the value; null for a number
 */
public record Inferred(
        String code,
        @Nullable String value,
        @Nullable Double number,
        @Nullable Double confidence) {}
