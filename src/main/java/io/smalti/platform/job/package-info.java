/**
 * Long work in the background: jobs that any instance does in steps, that say how far they are, and that can be stopped,
 * resumed and taken over. No work of its own: features bring it as {@link JobKind}. Read from and written to {@code job}.
 */
@DefaultNonNull
@NullMarked
package io.smalti.platform.job;

import io.smallrye.graphql.api.DefaultNonNull;
import org.jspecify.annotations.NullMarked;
