/**
 * What every feature stands on and no business word belongs to: the way in (HTTP, GraphQL), the way to the database, and
 * the start of a development machine.
 */
@NullMarked
package io.smalti.platform;

import org.jspecify.annotations.NullMarked;
