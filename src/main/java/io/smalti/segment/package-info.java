/**
 * Segments: rules that are data, who fulfils them (stored, since when), and why somebody does or does not. Here is what
 * all parts share: the segments there are, with their rules read. No expression language and no texts for people: those
 * are campaigns. Rules are read from {@code segment}.
 */
@DefaultNonNull
@NullMarked
package io.smalti.segment;

import io.smallrye.graphql.api.DefaultNonNull;
import org.jspecify.annotations.NullMarked;
