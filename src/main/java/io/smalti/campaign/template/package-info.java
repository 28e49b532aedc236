/**
 * The language of messages: placeholders with fallbacks, checked and compiled once, printed for a person without the
 * database. It knows neither campaigns nor channels' consent; what a text may hold and how long it may be is here.
 * Its data are the texts of variants and the traits of one customer.
 */
@NullMarked
@DefaultNonNull
package io.smalti.campaign.template;

import io.smallrye.graphql.api.DefaultNonNull;
import org.jspecify.annotations.NullMarked;
