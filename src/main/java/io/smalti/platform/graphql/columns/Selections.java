package io.smalti.platform.graphql.columns;

import graphql.schema.GraphQLObjectType;
import io.smalti.platform.graphql.Wanted;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The selection of a field per concrete type, compiled when a type is first met. */
final class Selections {
    private final Map<GraphQLObjectType, Selection> byType = new ConcurrentHashMap<>();
    private final Map<String, Wanted> wanted = new ConcurrentHashMap<>();
    private final List<GraphQLObjectType> types;
    private final Function<GraphQLObjectType, Selection> compiler;

    /** @param types those that may be met */
    Selections(List<GraphQLObjectType> types, Function<GraphQLObjectType, Selection> compiler) {
        this.types = types;
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

    /** What is read of objects of the type, however deep below they are. */
    Wanted wanted(String type) {
        var known = wanted.get(type);
        if (known == null) {
            known = collect(type);
            wanted.put(type, known);
        }
        return known;
    }

    private Wanted collect(String type) {
        var all = Wanted.only();
        for (var object : types) {
            for (var field : of(object).fields()) {
                if (object.getName().equals(type)) {
                    all = all.and(field.reads());
                }
                if (field.children() != null) {
                    all = all.and(field.children().wanted(type));
                }
            }
        }
        return all;
    }
}
