/**
 * Who the members of segments are: themselves, by type and age, and how segments overlap and have grown.
 * It decides nobody. It reads {@code membership} with what {@code io.smalti.customer} keeps.
 */
@DefaultNonNull
@NullMarked
package io.smalti.segment.people;

import io.smallrye.graphql.api.DefaultNonNull;
import org.jspecify.annotations.NullMarked;
