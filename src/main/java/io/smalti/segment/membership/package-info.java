/**
 * Who is in which segment: decided with every change of a customer, computed anew when a rule changes, refreshed as time passes.
 * It writes no rules and explains nothing. It reads {@code segment} and writes {@code membership} and what tells of it.
 */
@DefaultNonNull
@NullMarked
package io.smalti.segment.membership;

import io.smallrye.graphql.api.DefaultNonNull;
import org.jspecify.annotations.NullMarked;
