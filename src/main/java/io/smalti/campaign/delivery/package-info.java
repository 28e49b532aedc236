/**
 * Messages on their way: a page or a stream of a whole audience, and the record of what was sent. It chooses nothing by
 * itself: every message is the one that {@link io.smalti.campaign.Hyperpersonalisation} finds. Its data are the customers
 * as one snapshot shows them, and the log of sendings and deliveries.
 */
@NullMarked
@DefaultNonNull
package io.smalti.campaign.delivery;

import io.smallrye.graphql.api.DefaultNonNull;
import org.jspecify.annotations.NullMarked;
