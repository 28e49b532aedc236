/**
 * Who is calling and what that caller may see: roles from a bearer token, a decision for every field of the schema.
 * It issues no tokens and knows no users; any OpenID provider does. A token that was verified is known again for a minute.
 * Decisions come from the {@code @Access} directives of the schema, roles from the token's claims.
 */
@NullMarked
package io.smalti.platform.access;

import org.jspecify.annotations.NullMarked;
