/**
 * Makes rules of what clients send or the database keeps, within limits, and says in words what they ask.
 * It knows nothing of who fulfils them. What rules may name beside traits is given to it.
 */
@DefaultNonNull
@NullMarked
package io.smalti.segment.rule.reading;

import io.smallrye.graphql.api.DefaultNonNull;
import org.jspecify.annotations.NullMarked;
