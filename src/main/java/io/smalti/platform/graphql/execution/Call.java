package io.smalti.platform.graphql.execution;

import graphql.schema.DataFetchingEnvironment;
import io.quarkus.arc.Arc;
import io.smallrye.graphql.execution.datafetcher.helper.OperationInvoker;
import io.smallrye.graphql.schema.model.Operation;
import io.smalti.platform.graphql.PartialFailure;
import io.smalti.platform.graphql.columns.ColumnFetcher;
import jakarta.transaction.Transactional;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls a method of an API class with the arguments of a field. */
final class Call {
    private final Snapshot snapshot;
    private final Method method;
    private final boolean transactional;
    private final Arguments arguments;
    private final Output output;
    private volatile @Nullable Object bean;

    Call(Operation operation, Snapshot snapshot) {
        this.snapshot = snapshot;
        method = new OperationInvoker(operation).getMethod();
        transactional = method.isAnnotationPresent(Transactional.class)
                || method.getDeclaringClass().isAnnotationPresent(Transactional.class);
        arguments = new Arguments(operation);
        output = Output.of(operation);
    }

    @Nullable
    Object one(DataFetchingEnvironment environment) throws Exception {
        return output.of(call(arguments.of(environment, environment.getSource())), environment);
    }

    /** Calls the method of a batched field once for all sources; a value may be a {@link ColumnFetcher.Failed}. */
    List<? extends @Nullable Object> batch(List<?> sources, DataFetchingEnvironment environment) throws Exception {
        try {
            return sized(output.of(call(arguments.of(environment, sources)), environment), sources);
        } catch (PartialFailure e) {
            var values = new ArrayList<@Nullable Object>(sized(output.of(e.values(), environment), sources));
            e.reasons().forEach((place, reason) -> values.set(place, new ColumnFetcher.Failed(reason)));
            return values;
        }
    }

    private List<?> sized(@Nullable Object answer, List<?> sources) {
        if (!(answer instanceof List<?> answers) || answers.size() != sources.size()) {
            throw new IllegalStateException("%s answered %s for %d sources"
                    .formatted(
                            this, answer instanceof List<?> list ? list.size() + " values" : answer, sources.size()));
        }
        return answers;
    }

    private @Nullable Object call(@Nullable Object[] values) throws Exception {
        if (Running.CURRENT.isBound()) {
            Running.CURRENT.get().checkTime();
        }
        if (transactional) {
            snapshot.open();
        } else {
            snapshot.mend();
        }
        try {
            return method.invoke(bean(), values);
        } catch (InvocationTargetException e) {
            switch (e.getCause()) {
                case Exception exception -> throw exception;
                case Throwable error -> throw new IllegalStateException(error);
                case null -> throw e;
            }
        }
    }

    private Object bean() {
        var known = bean;
        if (known == null) {
            known = Arc.container().select(method.getDeclaringClass()).get();
            bean = known;
        }
        return known;
    }

    @Override
    public String toString() {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName();
    }
}
