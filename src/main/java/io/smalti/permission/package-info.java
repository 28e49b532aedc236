/**
 * May we? What the law of the country, a person and the company's own restraint allow, before any text does: consent,
 * registers, suppressed addresses, how often, at what hours, and what somebody prefers. It chooses no message and keeps no
 * consent (that is the customer's log). Its data are tables of rules, and what people and campaign tools tell.
 */
@NullMarked
@DefaultNonNull
package io.smalti.permission;

import io.smallrye.graphql.api.DefaultNonNull;
import org.jspecify.annotations.NullMarked;
