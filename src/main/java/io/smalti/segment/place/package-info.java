/**
 * Where postcodes lie: points that the company tells us, since no typology here has them. Distances between them are
 * those of a sphere, counted in whole numbers, so that SQL and memory never differ. It knows nothing of rules.
 */
@NullMarked
@DefaultNonNull
package io.smalti.segment.place;

import io.smallrye.graphql.api.DefaultNonNull;
import org.jspecify.annotations.NullMarked;
