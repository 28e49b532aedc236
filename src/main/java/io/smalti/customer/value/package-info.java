/**
 * What customers are worth to us: recency, frequency and money scored against all others, groups of scores, and how revenue is spread.
 * What they bought is in moment, and what it adds up to with the customer. Data: V03, the tables of borders and groups.
 */
@DefaultNonNull
@NullMarked
package io.smalti.customer.value;

import io.smallrye.graphql.api.DefaultNonNull;
import org.jspecify.annotations.NullMarked;
