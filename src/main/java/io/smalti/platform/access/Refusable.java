package io.smalti.platform.access;

import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLOutputType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLSchemaElement;
import graphql.schema.GraphQLTypeVisitorStub;
import graphql.schema.SchemaTransformer;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;
import graphql.util.TreeTransformerUtil;
import io.smalti.platform.graphql.Role;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes those fields nullable that are refused to some who may read others of the same type: of a non-null field a
 * refusal would take the whole object along. So nobody has to think of it where a field is written.
 */
public final class Refusable {
    private Refusable() {}

    /** The schema with such fields nullable, whatever they are in Java; all else as it was. */
    public static GraphQLSchema nullable(GraphQLSchema schema) {
        Map<String, Set<Role>> readers = FieldDecisions.objectTypes(schema).stream()
                .collect(Collectors.toMap(GraphQLObjectType::getName, Refusable::readers));
        return resolvingByName(SchemaTransformer.transformSchema(schema, new GraphQLTypeVisitorStub() {
            @Override
            public TraversalControl visitGraphQLFieldDefinition(
                    GraphQLFieldDefinition field, TraverserContext<GraphQLSchemaElement> context) {
                if (context.getParentNode() instanceof GraphQLObjectType type
                        && field.getType() instanceof GraphQLNonNull always
                        && !roles(type, field).containsAll(readers.getOrDefault(type.getName(), Set.of()))) {
                    var nullable = (GraphQLOutputType) always.getOriginalWrappedType();
                    return TreeTransformerUtil.changeNode(context, field.transform(builder -> builder.type(nullable)));
                }
                return TraversalControl.CONTINUE;
            }
        }));
    }

    /** The resolvers of interfaces know the types of the schema that they were made for. */
    private static GraphQLSchema resolvingByName(GraphQLSchema schema) {
        var resolvers = GraphQLCodeRegistry.newCodeRegistry(schema.getCodeRegistry());
        for (var type : schema.getAllTypesAsList()) {
            if (type instanceof GraphQLInterfaceType face) {
                var former = schema.getCodeRegistry().getTypeResolver(face);
                resolvers.typeResolver(face, environment -> {
                    var found = former.getType(environment);
                    return found == null ? null : environment.getSchema().getObjectType(found.getName());
                });
            }
        }
        return schema.transformWithoutTypes(builder -> builder.codeRegistry(resolvers.build()));
    }

    /** Who may read any field of the type. */
    static Set<Role> readers(GraphQLObjectType type) {
        return type.getFieldDefinitions().stream()
                .flatMap(field -> roles(type, field).stream())
                .collect(Collectors.toSet());
    }

    private static Collection<Role> roles(GraphQLObjectType type, GraphQLFieldDefinition field) {
        var roles = FieldDecisions.rolesFor(type, field);
        return roles == null ? List.of() : roles;
    }
}
