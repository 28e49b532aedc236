package io.smalti.platform.graphql.columns;

import graphql.execution.MergedField;
import graphql.schema.DataFetcher;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import io.smalti.platform.graphql.Wanted;
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

    /** What of its object the field reads. */
    Wanted reads() {
        if (isTypename()) {
            return Wanted.only();
        }
        return switch (fetcher) {
            case Reading reading -> reading.reads();
            case Accessor accessor -> Wanted.only(definition.getName());
            default -> Wanted.EVERYTHING;
        };
    }

    /** What of objects of a type is read below the field. */
    Wanted wanted(String type) {
        return children == null ? Wanted.only() : children.wanted(type);
    }
}
