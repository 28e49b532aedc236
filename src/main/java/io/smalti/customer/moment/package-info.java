/**
 * Contact moments: orders with their lines and returns, and interactions, recorded one by one or in bulk, and listed. What they add up to
 * is the customer's; here is who sees to it, at once or when an import ends. Data: V03 and V40.
 */
@DefaultNonNull
@NullMarked
package io.smalti.customer.moment;

import io.smallrye.graphql.api.DefaultNonNull;
import org.jspecify.annotations.NullMarked;
