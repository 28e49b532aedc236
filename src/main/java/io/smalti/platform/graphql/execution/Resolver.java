package io.smalti.platform.graphql.execution;

import io.smallrye.graphql.execution.datafetcher.helper.OperationInvoker;
import io.smallrye.graphql.schema.model.Operation;
import io.smalti.platform.Transactional;
import io.smalti.platform.graphql.Reads;
import io.smalti.platform.graphql.Wanted;

/**
 * The method behind a field that is computed.
 *
 * @param name for messages
 * @param transactional whether it asks for a transaction
 * @param reads what it reads of its source
 */
record Resolver(Class<?> bean, String name, boolean transactional, Wanted reads, Invocation invocation) {
    static Resolver of(Operation operation) {
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
