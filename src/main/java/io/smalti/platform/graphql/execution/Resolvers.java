package io.smalti.platform.graphql.execution;

import graphql.schema.GraphQLSchema;
import io.smallrye.graphql.execution.datafetcher.helper.OperationInvoker;
import io.smallrye.graphql.schema.model.Operation;
import io.smallrye.graphql.schema.model.Schema;
import io.smalti.platform.graphql.Reads;
import io.smalti.platform.graphql.Wanted;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The methods behind the fields that are computed. They are found and made callable together with the schema, as
 * {@link Accessors} are: a native binary knows neither their names nor their annotations any more.
 */
@Singleton
class Resolvers {
    private final Map<String, Resolver> made = new HashMap<>();

    /**
     * One method.
     *
     * @param name for messages
     * @param transactional whether it asks for a transaction
     * @param reads what it reads of its source
     */
    record Resolver(Class<?> bean, String name, boolean transactional, Wanted reads, Invocation invocation) {
        private static Resolver of(Operation operation) {
            var method = new OperationInvoker(operation).getMethod();
            var bean = method.getDeclaringClass();
            var reads = method.getAnnotation(Reads.class);
            return new Resolver(
                    bean,
                    bean.getSimpleName() + "." + method.getName(),
                    method.isAnnotationPresent(Transactional.class) || bean.isAnnotationPresent(Transactional.class),
                    reads == null ? Wanted.EVERYTHING : Wanted.only(reads.value()),
                    Invocation.of(method));
        }
    }

    void make(@Observes GraphQLSchema.Builder builder, Schema model) {
        List.of(model.getQueries(), model.getMutations()).forEach(this::make);
        for (var type : model.getTypes().values()) {
            make(type.getOperations().values());
            make(type.getBatchOperations().values());
        }
    }

    private void make(Collection<Operation> operations) {
        operations.forEach(operation -> made.put(name(operation), Resolver.of(operation)));
    }

    Resolver of(Operation operation) {
        var known = made.get(name(operation));
        return known == null ? Resolver.of(operation) : known;
    }

    private static String name(Operation operation) {
        var name = new StringBuilder(operation.getClassName() + "." + operation.getMethodName());
        operation.getArguments().forEach(argument -> name.append(' ')
                .append(argument.getReference().getClassName()));
        return name.append(' ').append(operation.getReference().getClassName()).toString();
    }
}
