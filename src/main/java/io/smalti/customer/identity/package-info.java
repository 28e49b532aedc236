/**
 * When two customers are one: merging by request or by a strong identifier, the rules for it, explaining and undoing it. How
 * a single customer is written stays in customer, which is told what holds for identifiers. Data: V12.
 */
@DefaultNonNull
@NullMarked
package io.smalti.customer.identity;

import io.smallrye.graphql.api.DefaultNonNull;
import org.jspecify.annotations.NullMarked;
