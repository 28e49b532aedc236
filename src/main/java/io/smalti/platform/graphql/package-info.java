/**
 * The GraphQL way in: HTTP, ids, paging, errors, limits, loaders.
 * It knows no type of the schema; features contribute their own.
 */
@NullMarked
package io.smalti.platform.graphql;

import org.jspecify.annotations.NullMarked;
