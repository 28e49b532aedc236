/**
 * How much is known of a customer, and the question worth most: by what its answer completes, and by how much it would
 * sharpen the type. Answers are recorded elsewhere.
 */
@DefaultNonNull
@NullMarked
package io.smalti.customer.completeness;

import io.smallrye.graphql.api.DefaultNonNull;
import org.jspecify.annotations.NullMarked;
