/**
 * Writes that were sent twice, because the first answer got lost: done once, answered twice. No work of its own. Read from
 * and written to {@code idempotent_write}.
 */
@DefaultNonNull
@NullMarked
package io.smalti.platform.idempotency;

import io.smallrye.graphql.api.DefaultNonNull;
import org.jspecify.annotations.NullMarked;
