/**
 * How a campaign went: whom it reached, what was sent at which level, who was left out and why, and what came of it cell by
 * cell. It compares nothing (that is for experiments). Its data are the records of sendings, deliveries, exposures and
 * conversions.
 */
@NullMarked
@DefaultNonNull
package io.smalti.campaign.followup;

import io.smallrye.graphql.api.DefaultNonNull;
import org.jspecify.annotations.NullMarked;
