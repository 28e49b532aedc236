/**
 * Households: customers who live together, as nodes of their own. Their type is that of their members; what a member is stays
 * in customer. Data: V15.
 */
@DefaultNonNull
@NullMarked
package io.smalti.customer.household;

import io.smallrye.graphql.api.DefaultNonNull;
import org.jspecify.annotations.NullMarked;
