/**
 * What a message would look like before anybody gets it: for a customer or a persona, in every channel of a campaign, with
 * drafted wordings in place. Nothing is asked of consent and nothing is sent. Its data are the campaign as it is written.
 */
@NullMarked
@DefaultNonNull
package io.smalti.campaign.preview;

import io.smallrye.graphql.api.DefaultNonNull;
import org.jspecify.annotations.NullMarked;
