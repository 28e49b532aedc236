/**
 * What came of messages: who was shown which wording, who converted, and whether one wording, or the message at all, does
 * better than another. Who gets what is decided by stable chance in {@link io.smalti.campaign}. Its data are what campaign
 * tools tell.
 */
@NullMarked
@DefaultNonNull
package io.smalti.campaign.experiment;

import io.smallrye.graphql.api.DefaultNonNull;
import org.jspecify.annotations.NullMarked;
