package io.smalti.platform.graphql.columns;

import graphql.GraphQLContext;
import graphql.Scalars;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLNamedOutputType;
import graphql.schema.GraphQLScalarType;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Turns a leaf value into what JSON can hold, by the rules of its scalar or enum. */
@FunctionalInterface
interface Leaf {
    /** @throws graphql.schema.CoercingSerializeException when the value is none of this type */
    @Nullable
    Object serialize(Object value, GraphQLContext context, Locale locale);

    static Leaf of(GraphQLNamedOutputType type) {
        if (type instanceof GraphQLEnumType constants) {
            return constants::serialize;
        }
        var scalar = (GraphQLScalarType) type;
        // values that are in their final form already need no coercion
        Class<?> plain = scalar == Scalars.GraphQLString || scalar == Scalars.GraphQLID
                ? String.class
                : scalar == Scalars.GraphQLInt
                        ? Integer.class
                        : scalar == Scalars.GraphQLBoolean ? Boolean.class : null;
        var coercing = scalar.getCoercing();
        if (plain == null) {
            return coercing::serialize;
        }
        return (value, context, locale) ->
                value.getClass() == plain ? value : coercing.serialize(value, context, locale);
    }
}
