package io.smalti.platform.graphql.columns;

import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherResult;
import graphql.execution.ExecutionContext;
import graphql.execution.ExecutionStepInfo;
import graphql.execution.ExecutionStrategyParameters;
import graphql.execution.SimpleDataFetcherExceptionHandler;
import graphql.execution.ValuesResolver;
import graphql.execution.directives.QueryDirectivesImpl;
import graphql.execution.instrumentation.parameters.InstrumentationFieldFetchParameters;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.DataFetchingEnvironmentImpl;
import graphql.schema.DataFetchingFieldSelectionSetImpl;
import graphql.schema.LightDataFetcher;
import graphql.util.FpKit;
import java.util.Arrays;
import java.util.HashMap;
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
    private final Map<Asked, List<? extends @Nullable Object>> answered = new HashMap<>();
    private @Nullable Object @Nullable [] contexts;

    Fetching(
            ExecutionContext context,
            ExecutionStrategyParameters root,
            DataFetcherExceptionHandler handler,
            Failures failures) {
        this.context = context;
        this.root = root;
        this.handler = handler;
        this.failures = failures;
    }

    /** The local contexts that the last fetch left for the selections below; null when it left none. */
    @Nullable
    Object @Nullable [] contexts() {
        return contexts;
    }

    /** One raw value per object of the column's level; null where it failed, which has been told. */
    @Nullable
    Object[] fetch(Column column) {
        contexts = null;
        var level = column.owner;
        var values = new @Nullable Object[level.size()];
        if (column.plan.isTypename()) {
            Arrays.fill(values, column.plan.parent().getName());
            return values;
        }
        var arguments = arguments(column);
        var fetcher = instrumented(column, arguments);
        if (fetcher instanceof Accessor accessor) {
            read(column, accessor, arguments, values);
        } else if (fetcher instanceof ColumnFetcher batch) {
            fetchAll(column, batch, arguments, values);
        } else {
            fetchEach(column, fetcher, arguments, values);
        }
        return values;
    }

    private Supplier<Map<String, Object>> arguments(Column column) {
        var constant = column.plan.arguments();
        if (constant != null) {
            return () -> constant;
        }
        return FpKit.intraThreadMemoize(() -> ValuesResolver.getArgumentValues(
                context.getGraphQLSchema().getCodeRegistry(),
                column.plan.definition().getArguments(),
                column.plan.field().getArguments(),
                context.getCoercedVariables(),
                context.getGraphQLContext(),
                context.getLocale()));
    }

    /** Instrumentations see a fetcher once per column; one that puts another in its place is asked for each object. */
    private DataFetcher<?> instrumented(Column column, Supplier<Map<String, Object>> arguments) {
        var fetcher = column.plan.fetcher();
        var parameters = new InstrumentationFieldFetchParameters(
                context, () -> environment(column, 0, arguments), root, fetcher instanceof Accessor);
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

    /** What one call answered: columns of the same level that ask the same share it. */
    private record Asked(Level level, DataFetcher<?> fetcher, Map<String, Object> arguments) {}

    private void fetchAll(
            Column column, ColumnFetcher batch, Supplier<Map<String, Object>> arguments, @Nullable Object[] values) {
        List<? extends @Nullable Object> answers;
        try {
            var asked = new Asked(column.owner, batch, arguments.get());
            answers = answered.get(asked);
            if (answers == null) {
                answers = batch.fetch(sources(column.owner), environment(column, 0, arguments));
                answered.put(asked, answers);
            }
            if (answers.size() != values.length) {
                throw new IllegalStateException("%s.%s answered %d values for %d objects"
                        .formatted(
                                column.plan.parent().getName(),
                                column.plan.definition().getName(),
                                answers.size(),
                                values.length));
            }
        } catch (Exception e) {
            for (int i = 0; i < values.length; i++) {
                values[i] = failed(column, i, arguments, e);
            }
            return;
        }
        for (int i = 0; i < values.length; i++) {
            var answer = answers.get(i);
            values[i] = answer instanceof ColumnFetcher.Failed failed
                    ? failed(column, i, arguments, failed.reason())
                    : unwrapped(column, i, answer);
        }
    }

    @SuppressWarnings("NullAway") // only the root object may be null, and it has no batched fields
    private static List<Object> sources(Level level) {
        return java.util.Collections.unmodifiableList(level.objects);
    }

    private void fetchEach(
            Column column, DataFetcher<?> fetcher, Supplier<Map<String, Object>> arguments, @Nullable Object[] values) {
        boolean waiting = false;
        for (int i = 0; i < values.length; i++) {
            int object = i;
            Supplier<DataFetchingEnvironment> environment =
                    FpKit.intraThreadMemoize(() -> environment(column, object, arguments));
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
                if (contexts == null) {
                    contexts = new @Nullable Object[column.owner.size()];
                }
                contexts[object] = result.getLocalContext();
            }
            value = result.getData();
        }
        return context.getValueUnboxer().unbox(value);
    }

    private @Nullable Object failed(
            Column column, int object, Supplier<Map<String, Object>> arguments, Throwable reason) {
        var parameters = DataFetcherExceptionHandlerParameters.newExceptionParameters()
                .dataFetchingEnvironment(environment(column, object, arguments))
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

    ExecutionStepInfo stepInfo(Column column, int layer, int slot) {
        return StepInfos.of(context, column, layer, slot, arguments(column));
    }

    private DataFetchingEnvironment environment(Column column, int object, Supplier<Map<String, Object>> arguments) {
        var plan = column.plan;
        var stepInfo = FpKit.intraThreadMemoize(() -> StepInfos.of(context, column, 0, object, arguments));
        var schema = context.getGraphQLSchema();
        return DataFetchingEnvironmentImpl.newDataFetchingEnvironment(context)
                .source(column.owner.objects.get(object))
                .localContext(column.owner.context(object))
                .arguments(arguments)
                .fieldDefinition(plan.definition())
                .mergedField(plan.field())
                .fieldType(plan.definition().getType())
                .executionStepInfo(stepInfo)
                .parentType(plan.parent())
                .selectionSet(DataFetchingFieldSelectionSetImpl.newCollector(
                        schema, plan.definition().getType(), () -> context.getNormalizedQueryTree()
                                .get()
                                .getNormalizedField(
                                        plan.field(),
                                        plan.parent(),
                                        stepInfo.get().getPath())))
                .queryDirectives(new QueryDirectivesImpl(
                        plan.field(),
                        schema,
                        context.getCoercedVariables(),
                        context.getNormalizedVariables(),
                        context.getGraphQLContext(),
                        context.getLocale()))
                .build();
    }
}
