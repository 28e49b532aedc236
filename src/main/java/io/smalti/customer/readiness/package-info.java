/**
 * Whether a customer is willing and able to buy: what follows from traits, nothing that is kept here.
 */
@DefaultNonNull
@NullMarked
package io.smalti.customer.readiness;

import io.smallrye.graphql.api.DefaultNonNull;
import org.jspecify.annotations.NullMarked;
