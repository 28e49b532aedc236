package io.smalti.platform.graphql.execution;

import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.IntValue;
import graphql.language.ObjectValue;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import io.smalti.platform.graphql.PageRequest;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How many fields an answer may hold: one for each field, and in a list the fields of an entry as often as the list may
 * have entries. That is what {@code first} or {@code last} says; else the length of a list among the arguments; else
 * the configured guess. Introspection is free. The document must be valid.
 */
final class Cost {
    private static final long MOST = 1_000_000_000;
    private static final Set<String> ENTRIES = Set.of("nodes", "edges");

    private final GraphQLSchema schema;
    private final Map<String, @Nullable Object> variables = new HashMap<>();
    private final int list;
    private final Map<String, FragmentDefinition> fragments = new HashMap<>();
    private final Map<Visit, Long> visited = new HashMap<>();
    private boolean varies;

    private record Visit(String fragment, int page) {}

    Cost(GraphQLSchema schema, Document document, int list) {
        this.schema = schema;
        this.list = list;
        document.getDefinitionsOfType(FragmentDefinition.class)
                .forEach(fragment -> fragments.put(fragment.getName(), fragment));
    }

    int of(OperationDefinition operation, Map<String, ? extends @Nullable Object> given) {
        operation
                .getVariableDefinitions()
                .forEach(variable -> variables.put(variable.getName(), variable.getDefaultValue()));
        variables.putAll(given);
        var root =
                switch (operation.getOperation()) {
                    case QUERY -> schema.getQueryType();
                    case MUTATION -> schema.getMutationType();
                    case SUBSCRIPTION -> schema.getSubscriptionType();
                };
        return (int) of(operation.getSelectionSet(), root, 0);
    }

    /** Whether a variable was looked at: other values may cost more, or less. */
    boolean varies() {
        return varies;
    }

    /** @param page how many entries the surrounding connection has; 0 outside of one */
    private long of(@Nullable SelectionSet selections, GraphQLCompositeType type, int page) {
        long cost = 0;
        if (selections != null) {
            for (var selection : selections.getSelections()) {
                cost = Math.min(MOST, cost + of(selection, type, page));
            }
        }
        return cost;
    }

    private long of(Selection<?> selection, GraphQLCompositeType type, int page) {
        return switch (selection) {
            case Field field -> field.getName().startsWith("__") ? 0 : ofField(field, type, page);
            case InlineFragment fragment -> {
                var condition = fragment.getTypeCondition();
                yield of(fragment.getSelectionSet(), condition == null ? type : type(condition.getName()), page);
            }
            case FragmentSpread spread -> {
                var visit = new Visit(spread.getName(), page);
                var known = visited.get(visit);
                if (known == null) {
                    var fragment = fragments.get(spread.getName());
                    known = fragment == null
                            ? 0
                            : of(
                                    fragment.getSelectionSet(),
                                    type(fragment.getTypeCondition().getName()),
                                    page);
                    visited.put(visit, known);
                }
                yield known;
            }
            default -> 0;
        };
    }

    private long ofField(Field field, GraphQLCompositeType parent, int page) {
        var definition = ((GraphQLFieldsContainer) parent).getFieldDefinition(field.getName());
        if (!(GraphQLTypeUtil.unwrapAll(definition.getType()) instanceof GraphQLCompositeType type)) {
            return 1;
        }
        boolean isList = GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(definition.getType()));
        if (definition.getArgument("first") != null) {
            int size = Math.max(number(field, "first"), number(field, "last"));
            int wanted = size < 0 ? PageRequest.DEFAULT : size;
            return isList
                    ? times(wanted, of(field.getSelectionSet(), type, 0))
                    : 1 + of(field.getSelectionSet(), type, wanted);
        }
        if (!isList) {
            return 1 + of(field.getSelectionSet(), type, 0);
        }
        int entries = page > 0 && ENTRIES.contains(field.getName()) ? page : longest(field);
        return times(entries, of(field.getSelectionSet(), type, 0));
    }

    private static long times(int entries, long each) {
        return Math.min(MOST, 1 + entries * each);
    }

    private GraphQLCompositeType type(String name) {
        return schema.getTypeAs(name);
    }

    /** The value of a number argument; -1 without one. */
    private int number(Field field, String name) {
        for (var argument : field.getArguments()) {
            if (argument.getName().equals(name)) {
                Object value = argument.getValue();
                if (value instanceof VariableReference reference) {
                    value = variable(reference);
                }
                if (value instanceof IntValue literal) {
                    value = literal.getValue();
                }
                return value instanceof Number number ? (int) Math.clamp(number.longValue(), -1, MOST) : -1;
            }
        }
        return -1;
    }

    private @Nullable Object variable(VariableReference reference) {
        varies = true;
        return variables.get(reference.getName());
    }

    /** The length of the longest list among the arguments; the guess without any. */
    private int longest(Field field) {
        int length = 0;
        for (Argument argument : field.getArguments()) {
            length = Math.max(length, length(argument.getValue()));
        }
        return length > 0 ? length : list;
    }

    private int length(@Nullable Object value) {
        return switch (value) {
            case ArrayValue array -> array.getValues().size();
            case ObjectValue object ->
                object.getObjectFields().stream()
                        .mapToInt(part -> length(part.getValue()))
                        .max()
                        .orElse(0);
            case VariableReference reference -> length(variable(reference));
            case Value<?> other -> 0;
            case Collection<?> entries -> entries.size();
            case Map<?, ?> object ->
                object.values().stream().mapToInt(this::length).max().orElse(0);
            case null, default -> 0;
        };
    }
}
