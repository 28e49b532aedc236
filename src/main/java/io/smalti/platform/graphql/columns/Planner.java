package io.smalti.platform.graphql.columns;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.execution.ExecutionContext;
import graphql.execution.FieldCollector;
import graphql.execution.FieldCollectorParameters;
import graphql.execution.MergedField;
import graphql.execution.MergedSelectionSet;
import graphql.execution.ValuesResolver;
import graphql.introspection.Introspection;
import graphql.language.Argument;
import graphql.language.Directive;
import graphql.language.Document;
import graphql.language.FragmentDefinition;
import graphql.language.Node;
import graphql.language.VariableReference;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLNamedOutputType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLOutputType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLUnionType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Compiles operations. A plan belongs to a document, one of its operations and the values of the variables that
 * {@code @skip} and {@code @include} look at; it lives as long as the document does in the cache of parsed documents.
 */
final class Planner {
    private final FieldCollector collector = new FieldCollector();
    private final Map<Document, Compiled> compiled = Collections.synchronizedMap(new WeakHashMap<>());

    private record Compiled(Set<String> conditionVariables, Plans plans) {}

    Selection plan(ExecutionContext context, GraphQLObjectType rootType, MergedSelectionSet fields) {
        var document = context.getDocument();
        var plans = compiled.computeIfAbsent(document, added -> new Compiled(conditionVariables(added), new Plans()));
        var variables = context.getCoercedVariables();
        var conditions = new ArrayList<@Nullable Object>();
        plans.conditionVariables().forEach(name -> conditions.add(variables.get(name)));
        var variant = new Plans.Variant(context.getOperationDefinition().getName(), conditions);
        return plans.plans().of(variant, () -> {
            var conditionValues = new HashMap<String, Object>();
            plans.conditionVariables().stream()
                    .filter(variables::containsKey)
                    .forEach(name -> conditionValues.put(name, variables.get(name)));
            var scope = new Scope(context.getGraphQLSchema(), context.getFragmentsByName(), conditionValues);
            return selection(scope, rootType, fields);
        });
    }

    /** All that compiling looks at; nothing of a request stays in a plan but the values of its conditions. */
    private record Scope(
            GraphQLSchema schema, Map<String, FragmentDefinition> fragments, Map<String, Object> conditions) {
        FieldCollectorParameters collecting(GraphQLObjectType type) {
            return FieldCollectorParameters.newParameters()
                    .schema(schema)
                    .objectType(type)
                    .fragments(fragments)
                    .variables(conditions)
                    .graphQLContext(GraphQLContext.getDefault())
                    .build();
        }

        /** Those that a field of the type may answer. */
        List<GraphQLObjectType> objects(GraphQLOutputType type) {
            return switch (type) {
                case GraphQLObjectType object -> List.of(object);
                case GraphQLInterfaceType face -> schema.getImplementations(face);
                case GraphQLUnionType union ->
                    union.getTypes().stream().map(GraphQLObjectType.class::cast).toList();
                default -> List.of();
            };
        }
    }

    private Selection selection(Scope scope, GraphQLObjectType type, MergedSelectionSet fields) {
        var plans = new ArrayList<FieldPlan>();
        fields.getSubFields().values().forEach(field -> plans.add(field(scope, type, field)));
        return new Selection(type, List.copyOf(plans));
    }

    private FieldPlan field(Scope scope, GraphQLObjectType parent, MergedField field) {
        var schema = scope.schema();
        var definition = Introspection.getFieldDefinition(schema, parent, field.getName());
        var shape = Shape.of(definition.getType());
        boolean composite = field.getSingleField().getSelectionSet() != null;
        return new FieldPlan(
                parent,
                field,
                field.getResultKey(),
                ("\"" + field.getResultKey() + "\":").getBytes(StandardCharsets.UTF_8),
                definition,
                shape,
                schema.getCodeRegistry().getDataFetcher(parent, definition),
                constantArguments(scope, definition, field),
                composite ? null : Leaf.of((GraphQLNamedOutputType) shape.named()),
                composite
                        ? new Selections(
                                scope.objects(shape.named()),
                                type -> selection(scope, type, collector.collectFields(scope.collecting(type), field)))
                        : null);
    }

    private static @Nullable Map<String, Object> constantArguments(
            Scope scope, graphql.schema.GraphQLFieldDefinition definition, MergedField field) {
        if (definition.getArguments().isEmpty()) {
            return Map.of();
        }
        for (Argument argument : field.getArguments()) {
            if (hasVariable(argument)) {
                return null;
            }
        }
        try {
            return Collections.unmodifiableMap(new LinkedHashMap<>(ValuesResolver.getArgumentValues(
                    scope.schema().getCodeRegistry(),
                    definition.getArguments(),
                    field.getArguments(),
                    CoercedVariables.emptyVariables(),
                    GraphQLContext.getDefault(),
                    Locale.ROOT)));
        } catch (RuntimeException e) {
            return null; // it is told where the field is fetched
        }
    }

    private static boolean hasVariable(Node<?> node) {
        if (node instanceof VariableReference) {
            return true;
        }
        for (Node<?> child : node.getChildren()) {
            if (hasVariable(child)) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> conditionVariables(Node<?> node) {
        var names = new TreeSet<String>();
        collect(node, names);
        return names;
    }

    private static void collect(Node<?> node, Set<String> names) {
        if (node instanceof Directive directive
                && (directive.getName().equals("skip") || directive.getName().equals("include"))
                && directive.getArgument("if") != null
                && directive.getArgument("if").getValue() instanceof VariableReference variable) {
            names.add(variable.getName());
        }
        for (Node<?> child : node.getChildren()) {
            collect(child, names);
        }
    }
}
