/**
 * Classification schemes by version: lifestyle groups and types of households, age bands of persons, areas; and which type
 * a customer most probably is. It knows no customer and writes no message; it answers what a type is like and how probable
 * it is. Its data come from a typology in {@code resources/typology}, checked, copied into tables at the start and kept in
 * memory by each instance.
 */
@NullMarked
@DefaultNonNull
package io.smalti.typology;

import io.smallrye.graphql.api.DefaultNonNull;
import org.jspecify.annotations.NullMarked;
