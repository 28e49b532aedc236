/**
 * Reports across features: what customers may be expected to buy, how unevenly segments bring revenue, and what their
 * members have in common. Nothing here decides who is in a segment or what anybody is sent. Read from orders,
 * memberships and traits; only the fitted models and what they say of customers are written.
 */
@DefaultNonNull
@NullMarked
package io.smalti.insight;

import io.smallrye.graphql.api.DefaultNonNull;
import org.jspecify.annotations.NullMarked;
