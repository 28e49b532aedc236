/**
 * Averages and borders that numbers in rules are measured by: of all customers, computed every day, and of countries.
 * It decides nothing. What it keeps stands in {@code trait_average}; what typologies tell is read from them.
 */
@DefaultNonNull
@NullMarked
package io.smalti.segment.average;

import io.smallrye.graphql.api.DefaultNonNull;
import org.jspecify.annotations.NullMarked;
