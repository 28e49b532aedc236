/**
 * Typing all customers of a country by another version of a typology, in the background, and who moved where. The typologies
 * are typology's, a single customer's type is customer's. Data: V13.
 */
@DefaultNonNull
@NullMarked
package io.smalti.customer.retyping;

import io.smallrye.graphql.api.DefaultNonNull;
import org.jspecify.annotations.NullMarked;
