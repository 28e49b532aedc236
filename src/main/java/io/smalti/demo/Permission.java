package io.smalti.demo;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One decision of a customer about being approached.
 *
 * @param purpose MARKETING, PROFILING or SERVICE
 * @param channel null: every channel
 * @param decision GIVEN, WITHDRAWN or OBJECTED
 */
record Permission(String purpose, @Nullable String channel, String decision, String source, String proof, Instant at) {}
