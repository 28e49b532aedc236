/**
 * Campaigns and their matrix of messages, and the choice of one for a person: lifestyle type at the level it deserves,
 * age band, channel and language. It writes no text of its own and sends nothing: campaign tools fetch what it chose.
 * Its data are the campaigns and variants that marketers write, kept compiled in every instance.
 */
@NullMarked
@DefaultNonNull
package io.smalti.campaign;

import io.smallrye.graphql.api.DefaultNonNull;
import org.jspecify.annotations.NullMarked;
