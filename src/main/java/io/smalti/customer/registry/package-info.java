/**
 * Traits that a company declares at run time, beside the built-in ones. It owns their table and their columns of customer;
 * what a trait is and how it is read and compared stays in customer, which it tells of every one. Data: V10.
 */
@DefaultNonNull
@NullMarked
package io.smalti.customer.registry;

import io.smallrye.graphql.api.DefaultNonNull;
import org.jspecify.annotations.NullMarked;
