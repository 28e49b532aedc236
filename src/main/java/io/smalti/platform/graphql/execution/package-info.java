/**
 * What happens to one GraphQL request between its document and its result: limits, fetchers, batches, the snapshot
 * that is read, errors. It is not HTTP and knows no type of the schema. SmallRye builds the schema from the API classes;
 * their methods and fields are called from here, all on the request's own thread, one resolver after another: they share
 * one snapshot of the database, which is one connection.
 */
@NullMarked
package io.smalti.platform.graphql.execution;

import org.jspecify.annotations.NullMarked;
