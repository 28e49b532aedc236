package io.smalti.platform.graphql.columns;

import graphql.schema.GraphQLObjectType;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The selection of a field per concrete type, compiled when a type is first met. */
final class Selections {
    private final Map<GraphQLObjectType, Selection> byType = new ConcurrentHashMap<>();
    private final Function<GraphQLObjectType, Selection> compiler;

    Selections(Function<GraphQLObjectType, Selection> compiler) {
        this.compiler = compiler;
    }

    Selection of(GraphQLObjectType type) {
        var selection = byType.get(type);
        if (selection == null) {
            selection = compiler.apply(type);
            byType.put(type, selection);
        }
        return selection;
    }
}
