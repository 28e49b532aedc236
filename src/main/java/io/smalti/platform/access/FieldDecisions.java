package io.smalti.platform.access;

import graphql.schema.GraphQLDirectiveContainer;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import io.smalti.platform.graphql.Role;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** For every output field of a schema the roles that may read it: its own {@code @access}, else its type's. */
final class FieldDecisions {
    private static final String DIRECTIVE = "access";

    /**
     * The roles of one type's fields.
     *
     * @param every the roles that may read all of them, which spares most callers the look at a field
     */
    private record OfType(int every, Map<String, Integer> byField) {}

    private final GraphQLSchema schema;
    private final Map<GraphQLObjectType, OfType> types = new IdentityHashMap<>();

    FieldDecisions(GraphQLSchema schema) {
        this.schema = schema;
        objectTypes(schema).forEach(type -> types.put(type, decide(type)));
    }

    private static OfType decide(GraphQLObjectType type) {
        var byField = new HashMap<String, Integer>();
        for (var field : type.getFieldDefinitions()) {
            var roles = rolesFor(type, field);
            byField.put(field.getName(), Roles.mask(roles == null ? new Role[0] : roles.toArray(Role[]::new)));
        }
        return new OfType(
                byField.values().stream().reduce(Roles.mask(Role.values()), (one, other) -> one & other), byField);
    }

    boolean isFor(GraphQLSchema other) {
        return schema == other;
    }

    /** Whether one of the caller's roles may read the field; introspection is open to every caller. */
    boolean allow(GraphQLObjectType type, String field, int callersRoles) {
        var decided = types.get(type);
        if (decided == null) {
            return type.getName().startsWith("__");
        }
        if ((decided.every() & callersRoles) != 0) {
            return true;
        }
        var mask = decided.byField().get(field);
        return mask == null ? field.startsWith("__") : (mask & callersRoles) != 0;
    }

    /** The types whose fields need a decision: all objects but those of introspection. */
    static List<GraphQLObjectType> objectTypes(GraphQLSchema schema) {
        return schema.getAllTypesAsList().stream()
                .filter(GraphQLObjectType.class::isInstance)
                .map(GraphQLObjectType.class::cast)
                .filter(type -> !type.getName().startsWith("__"))
                .toList();
    }

    /** Null when nobody decided; then only an admin may. */
    static @Nullable List<Role> rolesFor(GraphQLObjectType type, GraphQLFieldDefinition field) {
        var own = roles(field);
        return own != null ? own : roles(type);
    }

    /** SmallRye still writes directives in graphql-java's older way. */
    @SuppressWarnings("deprecation")
    private static @Nullable List<Role> roles(GraphQLDirectiveContainer container) {
        var applied = container.getAppliedDirective(DIRECTIVE);
        var older = container.getDirective(DIRECTIVE);
        var directive = applied == null && older != null ? older.toAppliedDirective() : applied;
        if (directive == null) {
            return null;
        }
        var names = (Object[]) directive.getArgument("roles").getArgumentValue().getValue();
        return names == null
                ? List.of()
                : Stream.of(names)
                        .map(name -> Role.valueOf(String.valueOf(name)))
                        .toList();
    }
}
