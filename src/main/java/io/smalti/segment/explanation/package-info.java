/**
 * Why somebody is in a segment or is not, what an answer would open, and the same for a person who is not stored.
 * It decides as {@code evaluation} does and stores nothing. Customers and histories are given to it.
 */
@DefaultNonNull
@NullMarked
package io.smalti.segment.explanation;

import io.smallrye.graphql.api.DefaultNonNull;
import org.jspecify.annotations.NullMarked;
