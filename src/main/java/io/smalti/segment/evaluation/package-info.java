/**
 * Decides rules: for everybody in SQL, for one customer in memory, with the same result.
 * It stores nothing and reads no rules. Histories of orders and contacts come from the tables of {@code io.smalti.customer}.
 */
@DefaultNonNull
@NullMarked
package io.smalti.segment.evaluation;

import io.smallrye.graphql.api.DefaultNonNull;
import org.jspecify.annotations.NullMarked;
