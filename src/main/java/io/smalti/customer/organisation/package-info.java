/**
 * Organisations: looking them up, listing them with their contacts, and writing what sources say about them. What an organisation is to
 * the people who speak for it stays with the customer, and so does the history of its values. Data: V02.
 */
@DefaultNonNull
@NullMarked
package io.smalti.customer.organisation;

import io.smallrye.graphql.api.DefaultNonNull;
import org.jspecify.annotations.NullMarked;
