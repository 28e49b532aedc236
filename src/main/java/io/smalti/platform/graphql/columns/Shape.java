package io.smalti.platform.graphql.columns;

import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLOutputType;
import graphql.schema.GraphQLType;
import java.util.Arrays;

/**
 * The wrappers of a field's type, outside in.
 *
 * @param nonNull per depth, from the field's own value (0) to the innermost element ({@code lists})
 * @param types per depth, the type without its non-null wrapper; the last one is the named type
 */
record Shape(boolean[] nonNull, GraphQLOutputType[] types) {
    static Shape of(GraphQLOutputType type) {
        var nonNull = new boolean[8];
        var types = new GraphQLOutputType[8];
        int depth = 0;
        GraphQLType rest = type;
        while (true) {
            if (depth == types.length) {
                nonNull = Arrays.copyOf(nonNull, depth * 2);
                types = Arrays.copyOf(types, depth * 2);
            }
            if (rest instanceof GraphQLNonNull wrapped) {
                nonNull[depth] = true;
                rest = wrapped.getWrappedType();
            }
            types[depth] = (GraphQLOutputType) rest;
            if (!(rest instanceof GraphQLList list)) {
                return new Shape(Arrays.copyOf(nonNull, depth + 1), Arrays.copyOf(types, depth + 1));
            }
            rest = list.getWrappedType();
            depth++;
        }
    }

    int lists() {
        return types.length - 1;
    }

    GraphQLOutputType named() {
        return types[types.length - 1];
    }
}
