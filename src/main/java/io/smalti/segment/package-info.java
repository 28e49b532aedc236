/**
 * Segments: rules that are data, who fulfils them (stored, since when), and why somebody does or does not.
 * No expression language and no texts for people: those are campaigns. Rules speak of the traits that
 * {@code io.smalti.customer} registers; rules and memberships are read from {@code segment} and {@code membership}.
 */
@DefaultNonNull
@NullMarked
package io.smalti.segment;

import io.smallrye.graphql.api.DefaultNonNull;
import org.jspecify.annotations.NullMarked;
