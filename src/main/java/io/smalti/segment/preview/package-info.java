/**
 * What a rule would come to before it is kept: how many, which share, some of them, how they overlap with segments.
 * Nothing is stored and nothing takes long: what cannot be counted in time is estimated from customers drawn at random.
 */
@DefaultNonNull
@NullMarked
package io.smalti.segment.preview;

import io.smallrye.graphql.api.DefaultNonNull;
import org.jspecify.annotations.NullMarked;
