/**
 * What values of traits were before, correcting them, and their end when they expire. What counts now is customer's, and so
 * is writing the history. Data: V11.
 */
@DefaultNonNull
@NullMarked
package io.smalti.customer.history;

import io.smallrye.graphql.api.DefaultNonNull;
import org.jspecify.annotations.NullMarked;
