package io.smalti.platform.graphql.execution;

import graphql.introspection.Introspection;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import io.smallrye.graphql.schema.model.Schema;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How long an answer stays as it is: as long as the field with the shortest life. A field with a method of its own says
 * so by {@link io.smalti.platform.graphql.CacheFor} or has no life at all; a plain one lives as long as its parent.
 */
final class Lifetimes {
    private static final String DIRECTIVE = "cacheFor";

    private final GraphQLSchema schema;
    private final Set<FieldCoordinates> fetched = new HashSet<>();

    Lifetimes(GraphQLSchema schema, Schema model) {
        this.schema = schema;
        Stream.concat(model.getTypes().values().stream(), model.getInterfaces().values().stream())
                .forEach(type -> Stream.concat(
                                type.getOperations().keySet().stream(), type.getBatchOperations().keySet().stream())
                        .forEach(field -> fetched.add(FieldCoordinates.coordinates(type.getName(), field))));
    }

    /** In seconds; the document must be valid. */
    int of(Document document, OperationDefinition operation) {
        var fragments = new HashMap<String, FragmentDefinition>();
        document.getDefinitionsOfType(FragmentDefinition.class)
                .forEach(fragment -> fragments.put(fragment.getName(), fragment));
        int life = new Walk(fragments, new HashMap<>()).of(operation.getSelectionSet(), schema.getQueryType());
        return life == Integer.MAX_VALUE ? 0 : life;
    }

    private final class Walk {
        private final Map<String, FragmentDefinition> fragments;
        private final Map<String, Integer> walked;

        Walk(Map<String, FragmentDefinition> fragments, Map<String, Integer> walked) {
            this.fragments = fragments;
            this.walked = walked;
        }

        int of(@Nullable SelectionSet selections, GraphQLCompositeType type) {
            int life = Integer.MAX_VALUE;
            if (selections != null) {
                for (var selection : selections.getSelections()) {
                    life = Math.min(life, of(selection, type));
                }
            }
            return life;
        }

        private int of(Selection<?> selection, GraphQLCompositeType type) {
            return switch (selection) {
                case Field field -> ofField(field, type);
                case InlineFragment fragment -> {
                    var condition = fragment.getTypeCondition();
                    yield of(
                            fragment.getSelectionSet(),
                            condition == null ? type : schema.getTypeAs(condition.getName()));
                }
                case FragmentSpread spread -> {
                    var known = walked.get(spread.getName());
                    var fragment = fragments.get(spread.getName());
                    if (known == null && fragment != null) {
                        known = of(
                                fragment.getSelectionSet(),
                                schema.getTypeAs(fragment.getTypeCondition().getName()));
                        walked.put(spread.getName(), known);
                    }
                    yield known == null ? 0 : known;
                }
                default -> 0;
            };
        }

        private int ofField(Field field, GraphQLCompositeType parent) {
            var definition = Introspection.getFieldDef(schema, parent, field.getName());
            int own = Lifetimes.this.own(definition, parent);
            return GraphQLTypeUtil.unwrapAll(definition.getType()) instanceof GraphQLCompositeType type && own > 0
                    ? Math.min(own, of(field.getSelectionSet(), type))
                    : own;
        }
    }

    private int own(GraphQLFieldDefinition definition, GraphQLNamedType parent) {
        if (definition.getName().startsWith("__")) {
            return definition.getName().equals("__typename") ? Integer.MAX_VALUE : 0;
        }
        var directive = definition.getDirective(DIRECTIVE); // the older kind is the one that SmallRye sets
        if (directive != null) {
            var seconds = directive.toAppliedDirective().getArgument("seconds");
            return seconds.<Number>getValue().intValue();
        }
        boolean plain = parent != schema.getQueryType()
                && !fetched.contains(FieldCoordinates.coordinates(parent.getName(), definition.getName()));
        return plain ? Integer.MAX_VALUE : 0;
    }
}
