/**
 * The coming and going of members, in an order in which nothing is passed over: by cursor and as it happens.
 * It changes no membership. It reads {@code membership_change} and {@code membership_change_block}.
 */
@DefaultNonNull
@NullMarked
package io.smalti.segment.feed;

import io.smallrye.graphql.api.DefaultNonNull;
import org.jspecify.annotations.NullMarked;
