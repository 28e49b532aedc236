package io.smalti.platform.graphql.columns;

import graphql.execution.MergedField;
import graphql.schema.DataFetcher;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One field of a selection, ready to be asked.
 *
 * @param key the response key as JSON with its colon, {@code "name":}
 * @param arguments coerced already when they hold no variable, else null
 * @param leaf how a leaf is serialised; null when the field has a selection
 * @param children the selection per concrete type of the field's named type; null for a leaf
 */
record FieldPlan(
        GraphQLObjectType parent,
        MergedField field,
        String name,
        byte[] key,
        GraphQLFieldDefinition definition,
        Shape shape,
        DataFetcher<?> fetcher,
        @Nullable Map<String, Object> arguments,
        @Nullable Leaf leaf,
        @Nullable Selections children) {

    boolean isTypename() {
        return definition.getName().equals("__typename");
    }
}
