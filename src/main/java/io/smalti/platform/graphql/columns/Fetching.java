package io.smalti.platform.graphql.columns;

import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherResult;
import graphql.execution.ExecutionContext;
import graphql.execution.ExecutionStrategyParameters;
import graphql.execution.SimpleDataFetcherExceptionHandler;
import graphql.execution.instrumentation.parameters.InstrumentationFieldFetchParameters;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.LightDataFetcher;
import graphql.util.FpKit;
import io.smalti.platform.graphql.Wanted;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks the fetchers: accessors object by object, resolvers once for all, foreign fetchers as graphql-java would. */
final class Fetching {
    private final ExecutionContext context;
    private final ExecutionStrategyParameters root;
    private final DataFetcherExceptionHandler handler;
    private final Failures failures;
    private final Environments environments;

    Fetching(
            ExecutionContext context,
            ExecutionStrategyParameters root,
            DataFetcherExceptionHandler handler,
            Failures failures,
            Environments environments) {
        this.context = context;
        this.root = root;
        this.handler = handler;
        this.failures = failures;
        this.environments = environments;
    }

    /**
     * One raw value per object of each column's level; null where it failed, which has been told. The columns are those of
     * one depth: those that ask a batch for the same, with the same arguments, share one call.
     */
    List<@Nullable Object[]> fetch(List<Column> columns) {
        var raw = new ArrayList<@Nullable Object[]>(columns.size());
        var batches = new LinkedHashMap<Asked, List<Integer>>();
        for (int i = 0; i < columns.size(); i++) {
            var column = columns.get(i);
            var values = new @Nullable Object[column.owner.size()];
            raw.add(values);
            if (column.plan.isTypename()) {
                Arrays.fill(values, column.plan.parent().getName());
                continue;
            }
            var arguments = environments.arguments(column);
            var fetcher = instrumented(column, arguments);
            switch (fetcher) {
                case Accessor accessor -> read(column, accessor, arguments, values);
                case ColumnFetcher batch -> {
                    try {
                        batches.computeIfAbsent(new Asked(batch, arguments.get()), asked -> new ArrayList<>())
                                .add(i);
                    } catch (RuntimeException e) {
                        failAll(column, arguments, values, e);
                    }
                }
                default -> Wanted.during(column.plan::wanted, () -> fetchEach(column, fetcher, arguments, values));
            }
        }
        batches.forEach((asked, sharing) ->
                Wanted.during(type -> wanted(type, columns, sharing), () -> fetchAll(asked, columns, sharing, raw)));
        return raw;
    }

    /** Instrumentations see a fetcher once per column; one that puts another in its place is asked for each object. */
    private DataFetcher<?> instrumented(Column column, Supplier<Map<String, Object>> arguments) {
        var fetcher = column.plan.fetcher();
        var parameters = new InstrumentationFieldFetchParameters(
                context, () -> environments.of(column, 0, arguments), root, fetcher instanceof Accessor);
        return context.getInstrumentation()
                .instrumentDataFetcher(fetcher, parameters, context.getInstrumentationState());
    }

    private void read(
            Column column, Accessor accessor, Supplier<Map<String, Object>> arguments, @Nullable Object[] values) {
        var objects = column.owner.objects;
        for (int i = 0; i < values.length; i++) {
            var object = objects.get(i);
            try {
                var value = object == null ? null : accessor.read(object);
                values[i] = value instanceof DataFetcherResult ? unwrapped(column, i, value) : value;
            } catch (Exception e) {
                values[i] = failed(column, i, arguments, e);
            }
        }
    }

    private static Wanted wanted(String type, List<Column> columns, List<Integer> sharing) {
        return sharing.stream().map(i -> columns.get(i).plan.wanted(type)).reduce(Wanted.only(), Wanted::and);
    }

    /** What one call answers. */
    private record Asked(ColumnFetcher batch, Map<String, Object> arguments) {}

    private void fetchAll(Asked asked, List<Column> columns, List<Integer> sharing, List<@Nullable Object[]> raw) {
        var sources = new ArrayList<Object>();
        sharing.forEach(i -> sources.addAll(sources(columns.get(i).owner)));
        Supplier<Map<String, Object>> arguments = asked::arguments;
        var first = columns.get(sharing.getFirst());
        List<? extends @Nullable Object> answers;
        try {
            answers = asked.batch().fetch(Collections.unmodifiableList(sources), environments.of(first, 0, arguments));
            if (answers.size() != sources.size()) {
                throw new IllegalStateException("%s.%s answered %d values for %d objects"
                        .formatted(
                                first.plan.parent().getName(),
                                first.plan.definition().getName(),
                                answers.size(),
                                sources.size()));
            }
        } catch (Exception e) {
            sharing.forEach(i -> failAll(columns.get(i), arguments, raw.get(i), e));
            return;
        }
        var answer = answers.iterator();
        for (int i : sharing) {
            var column = columns.get(i);
            var values = raw.get(i);
            for (int object = 0; object < values.length; object++) {
                var value = answer.next();
                values[object] = value instanceof ColumnFetcher.Failed failed
                        ? failed(column, object, arguments, failed.reason())
                        : unwrapped(column, object, value);
            }
        }
    }

    private void failAll(
            Column column, Supplier<Map<String, Object>> arguments, @Nullable Object[] values, Exception reason) {
        for (int i = 0; i < values.length; i++) {
            values[i] = failed(column, i, arguments, reason);
        }
    }

    @SuppressWarnings("NullAway") // only the root object may be null, and it has no batched fields
    private static List<Object> sources(Level level) {
        return (List<Object>) (List<?>) level.objects;
    }

    private void fetchEach(
            Column column, DataFetcher<?> fetcher, Supplier<Map<String, Object>> arguments, @Nullable Object[] values) {
        boolean waiting = false;
        for (int i = 0; i < values.length; i++) {
            int object = i;
            Supplier<DataFetchingEnvironment> environment =
                    FpKit.intraThreadMemoize(() -> environments.of(column, object, arguments));
            try {
                Object value = fetcher instanceof LightDataFetcher<?> light
                        ? light.get(column.plan.definition(), column.owner.objects.get(i), environment)
                        : fetcher.get(environment.get());
                if (value instanceof CompletionStage<?> stage) {
                    values[i] = stage.toCompletableFuture();
                    waiting = true;
                } else {
                    values[i] = unwrapped(column, i, value);
                }
            } catch (Exception e) {
                values[i] = failed(column, i, arguments, e);
            }
        }
        if (waiting) {
            await(column, arguments, values);
        }
    }

    private void await(Column column, Supplier<Map<String, Object>> arguments, @Nullable Object[] values) {
        var loaders = context.getDataLoaderRegistry();
        while (Arrays.stream(values).anyMatch(value -> value instanceof CompletableFuture<?> future && !future.isDone())
                && loaders.dispatchAllWithCount() > 0) {
            // a loader may wait for another
        }
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof CompletableFuture<?> future) {
                try {
                    values[i] = unwrapped(column, i, future.join());
                } catch (CompletionException e) {
                    values[i] = failed(column, i, arguments, e.getCause() == null ? e : e.getCause());
                } catch (RuntimeException e) {
                    values[i] = failed(column, i, arguments, e);
                }
            }
        }
    }

    private @Nullable Object unwrapped(Column column, int object, @Nullable Object value) {
        if (value instanceof DataFetcherResult<?> result) {
            result.getErrors().forEach(failures::add);
            if (result.getExtensions() != null) {
                graphql.extensions.ExtensionsBuilder extensions =
                        context.getGraphQLContext().get(graphql.extensions.ExtensionsBuilder.class);
                if (extensions != null) {
                    extensions.addValues(result.getExtensions());
                }
            }
            if (result.getLocalContext() != null) {
                if (column.contexts == null) {
                    column.contexts = new @Nullable Object[column.owner.size()];
                }
                column.contexts[object] = result.getLocalContext();
            }
            value = result.getData();
        }
        return context.getValueUnboxer().unbox(value);
    }

    private @Nullable Object failed(
            Column column, int object, Supplier<Map<String, Object>> arguments, Throwable reason) {
        var parameters = DataFetcherExceptionHandlerParameters.newExceptionParameters()
                .dataFetchingEnvironment(environments.of(column, object, arguments))
                .exception(reason)
                .build();
        try {
            handler.handleException(parameters).join().getErrors().forEach(failures::add);
        } catch (RuntimeException e) {
            new SimpleDataFetcherExceptionHandler()
                    .handleException(parameters)
                    .join()
                    .getErrors()
                    .forEach(failures::add);
        }
        return null;
    }
}
