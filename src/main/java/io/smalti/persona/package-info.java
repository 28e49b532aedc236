/**
 * Personas: fictional people who stand for a segment, what is claimed of them, on which evidence, and their journey.
 * They are no customers and nothing in them is computed from one; what a type is like is told by typology.
 * Their data come from the persona tables.
 */
@NullMarked
@DefaultNonNull
package io.smalti.persona;

import io.smallrye.graphql.api.DefaultNonNull;
import org.jspecify.annotations.NullMarked;
