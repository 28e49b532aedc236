package io.smalti.platform.graphql.execution;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import io.quarkus.arc.Arc;
import io.smallrye.graphql.schema.model.Operation;
import io.smallrye.graphql.schema.model.OperationType;
import io.smalti.platform.database.SqlFailed;
import io.smalti.platform.graphql.PartialFailure;
import io.smalti.platform.graphql.Wanted;
import io.smalti.platform.graphql.WrittenInput;
import io.smalti.platform.graphql.columns.ColumnFetcher;
import io.smalti.platform.graphql.columns.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Calls a method of an API class with the arguments of a field. */
final class Call implements DataFetcher<@Nullable Object>, Reading {
    private static final int TRIES = 5;
    /** Deadlock and serialisation. */
    private static final Set<String> PASSING = Set.of("40P01", "40001");

    private final Resolver resolver;
    private final boolean repeatable;
    private final Arguments arguments;
    private final Output output;
    private volatile @Nullable Object bean;

    Call(Operation operation, Resolver resolver) {
        this.resolver = resolver;
        repeatable = resolver.transactional() && operation.getOperationType() == OperationType.MUTATION;
        arguments = new Arguments(operation);
        output = Output.of(operation);
    }

    @Override
    public Wanted reads() {
        return resolver.reads();
    }

    @Override
    public @Nullable Object get(DataFetchingEnvironment environment) throws Exception {
        var values = arguments.of(environment, environment.getSource());
        return output.of(
                repeatable ? WrittenInput.during(environment.getArguments(), () -> call(values)) : call(values),
                environment);
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
            Running.CURRENT.get().check();
        }
        for (int tries = 1; ; tries++) {
            try {
                return invoke(values);
            } catch (SqlFailed e) {
                if (!repeatable || tries == TRIES || !PASSING.contains(e.state())) {
                    throw e;
                }
                // PostgreSQL gave way to others: the mutation's transaction is rolled back as if it had never begun
            }
        }
    }

    private @Nullable Object invoke(@Nullable Object[] values) throws Exception {
        try {
            return resolver.invocation().call(bean(), values);
        } catch (Exception e) {
            throw e;
        } catch (Throwable error) {
            throw new IllegalStateException(error);
        }
    }

    private Object bean() {
        var known = bean;
        if (known == null) {
            known = Arc.container().select(resolver.bean()).get();
            bean = known;
        }
        return known;
    }

    @Override
    public String toString() {
        return resolver.name();
    }
}
