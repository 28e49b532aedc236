/**
 * What a developer's machine needs and production never has: a real PostgreSQL below the build folder and tokens to try
 * the roles with.
 * None of it is packaged; nothing outside this package may refer to it.
 */
@NullMarked
package io.smalti.platform.dev;

import org.jspecify.annotations.NullMarked;
