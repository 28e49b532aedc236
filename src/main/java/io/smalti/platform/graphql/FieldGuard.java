package io.smalti.platform.graphql;

import graphql.schema.DataFetcher;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;

/**
 * Stands before the fetchers of fields. A bean of this type is asked once per field, when the schema is made ready; what
 * it answers runs in every request, on the request's worker thread with its request context and identity.
 */
public interface FieldGuard {
    /** The fetcher to use instead, or the same one where nothing is to be decided. */
    DataFetcher<?> guard(GraphQLObjectType type, GraphQLFieldDefinition field, DataFetcher<?> fetcher);
}
