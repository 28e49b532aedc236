package io.smalti.demo;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A contact that is no order.
 *
 * @param kind VISIT, SEARCH, SERVICE, SURVEY or CHAT
 * @param score 0..10 where one was given
 */
record Moment(
        String kind,
        Instant at,
        String channel,
        String subject,
        @Nullable Integer score) {}
