/**
 * Customers out, by rule: chosen traits, streamed as lines or objects.
 * No messages and no memberships; it reads what {@code io.smalti.customer} keeps.
 */
@DefaultNonNull
@NullMarked
package io.smalti.segment.export;

import io.smallrye.graphql.api.DefaultNonNull;
import org.jspecify.annotations.NullMarked;
