/**
 * What a rule is: its tree as clients write it, what it means once checked, and the day and measures it is decided by.
 * No text is read here and nobody is decided on. It speaks of the traits that {@code io.smalti.customer} registers.
 */
@DefaultNonNull
@NullMarked
package io.smalti.segment.rule;

import io.smallrye.graphql.api.DefaultNonNull;
import org.jspecify.annotations.NullMarked;
