/**
 * Segments as people write them: rules and lists are defined, revised and deleted, and seven come with the product.
 * Memberships are made elsewhere. It writes {@code segment} and {@code segment_listed}.
 */
@DefaultNonNull
@NullMarked
package io.smalti.segment.definition;

import io.smallrye.graphql.api.DefaultNonNull;
import org.jspecify.annotations.NullMarked;
