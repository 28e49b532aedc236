package io.smalti.platform.access;

import graphql.execution.ExecutionContext;
import graphql.language.Field;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.SelectionSet;
import graphql.language.TypeName;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** The fields that an operation asks for, with the object types they may be asked of; each fragment is read once. */
final class SelectedFields {
    private final ExecutionContext context;
    private final GraphQLSchema schema;
    private final Set<String> fragments = new HashSet<>();

    SelectedFields(ExecutionContext context) {
        this.context = context;
        this.schema = context.getGraphQLSchema();
    }

    /** Whether all fields pass; introspection is not looked at. */
    boolean all(BiPredicate<GraphQLObjectType, String> test) {
        var operation = context.getOperationDefinition();
        var root =
                switch (operation.getOperation()) {
                    case QUERY -> schema.getQueryType();
                    case MUTATION -> schema.getMutationType();
                    case SUBSCRIPTION -> schema.getSubscriptionType();
                };
        return all(operation.getSelectionSet(), root, test);
    }

    private boolean all(
            @Nullable SelectionSet selections,
            @Nullable GraphQLType type,
            BiPredicate<GraphQLObjectType, String> test) {
        if (selections == null) {
            return true;
        }
        for (var selection : selections.getSelections()) {
            boolean passes =
                    switch (selection) {
                        case Field field -> passes(field, type, test);
                        case InlineFragment inline ->
                            all(inline.getSelectionSet(), type(inline.getTypeCondition(), type), test);
                        case FragmentSpread spread -> {
                            var fragment = context.getFragmentsByName().get(spread.getName());
                            yield !fragments.add(spread.getName())
                                    || fragment != null
                                            && all(
                                                    fragment.getSelectionSet(),
                                                    type(fragment.getTypeCondition(), type),
                                                    test);
                        }
                        default -> false;
                    };
            if (!passes) {
                return false;
            }
        }
        return true;
    }

    private boolean passes(Field field, @Nullable GraphQLType type, BiPredicate<GraphQLObjectType, String> test) {
        if (field.getName().startsWith("__")) {
            return true;
        }
        if (!(type instanceof GraphQLFieldsContainer container)) {
            return false;
        }
        var definition = container.getFieldDefinition(field.getName());
        return definition != null
                && allows(container, field.getName(), test)
                && all(field.getSelectionSet(), GraphQLTypeUtil.unwrapAll(definition.getType()), test);
    }

    private boolean allows(
            GraphQLFieldsContainer container, String field, BiPredicate<GraphQLObjectType, String> test) {
        for (var object : objects(container)) {
            if (!test.test(object, field)) {
                return false;
            }
        }
        return true;
    }

    private List<GraphQLObjectType> objects(GraphQLFieldsContainer container) {
        return switch (container) {
            case GraphQLObjectType object -> List.of(object);
            case GraphQLInterfaceType interfaces -> schema.getImplementations(interfaces);
            default -> List.of();
        };
    }

    private @Nullable GraphQLType type(@Nullable TypeName condition, @Nullable GraphQLType otherwise) {
        return condition == null ? otherwise : schema.getType(condition.getName());
    }
}
