package io.smalti.campaign.delivery;

import io.smalti.customer.Channel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a stream.
 *
 * @param language BCP 47 tag to be used instead of each person's own
 * @param at the moment of sending, for which the messages are to be right
 * @param after key of the customer to go on behind, 0 from the beginning
 * @param skipped whether those without a message come too, with their reasons
 * @param by who asked; null in development
 */
record StreamRequest(
        Channel channel,
        @Nullable String language,
        Instant at,
        long after,
        boolean skipped,
        @Nullable String by) {}
