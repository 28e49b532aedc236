package io.smalti.platform.graphql.execution;

import graphql.schema.DataFetcher;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLSchema;
import io.smallrye.graphql.schema.model.Operation;
import io.smallrye.graphql.schema.model.Schema;
import java.util.Collection;
import java.util.Set;

/**
 * Puts fetchers of our own in the place of SmallRye's, which build a context for every field and give a batched field
 * the arguments of the first alias only. Subscriptions keep theirs.
 */
final class Fetchers {
    private static final Set<String> ASYNCHRONOUS = Set.of(
            "java.util.concurrent.CompletionStage",
            "java.util.concurrent.CompletableFuture",
            "io.smallrye.mutiny.Uni",
            "io.smallrye.mutiny.Multi");

    private final GraphQLCodeRegistry.Builder registry;

    private Fetchers(GraphQLCodeRegistry.Builder registry) {
        this.registry = registry;
    }

    static GraphQLSchema in(GraphQLSchema schema, Schema model) {
        var registry = GraphQLCodeRegistry.newCodeRegistry(schema.getCodeRegistry());
        new Fetchers(registry).replace(model);
        return schema.transformWithoutTypes(builder -> builder.codeRegistry(registry.build()));
    }

    private void replace(Schema model) {
        operations("Query", model.getQueries());
        operations("Mutation", model.getMutations());
        for (var type : model.getTypes().values()) {
            for (var field : type.getFields().values()) {
                var accessor = Accessors.of(type.getClassName(), field);
                put(type.getName(), field.getName(), new FieldFetcher(accessor, Output.of(field)));
            }
            operations(type.getName(), type.getOperations().values());
            type.getBatchOperations()
                    .values()
                    .forEach(operation -> put(type.getName(), operation.getName(), new BatchFetcher(call(operation))));
        }
    }

    private void operations(String type, Collection<Operation> operations) {
        for (var operation : operations) {
            put(type, operation.getName(), call(operation));
        }
    }

    private Call call(Operation operation) {
        var wrapper = operation.getWrapper();
        if (wrapper != null && ASYNCHRONOUS.contains(wrapper.getWrapperClassName())) {
            throw new IllegalStateException(
                    operation.getClassName() + "." + operation.getMethodName() + " must answer a value, not a promise");
        }
        return new Call(operation, Resolver.of(operation));
    }

    private void put(String type, String field, DataFetcher<?> fetcher) {
        registry.dataFetcher(FieldCoordinates.coordinates(type, field), fetcher);
    }
}
