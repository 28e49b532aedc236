/**
 * Answers of people to questions, on a form, by a chatbot or on the phone: one contact moment and the value it tells. Neither
 * the contact moments nor the values are kept here.
 */
@DefaultNonNull
@NullMarked
package io.smalti.customer.answers;

import io.smallrye.graphql.api.DefaultNonNull;
import org.jspecify.annotations.NullMarked;
