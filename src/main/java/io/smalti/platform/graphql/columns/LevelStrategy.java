package io.smalti.platform.graphql.columns;

import graphql.ExecutionResult;
import graphql.execution.AsyncExecutionStrategy;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.ExecutionContext;
import graphql.execution.ExecutionStrategyParameters;
import graphql.introspection.Introspection;
import graphql.schema.GraphQLObjectType;
import java.util.concurrent.CompletableFuture;

/**
 * The strategy for queries: level by level, on the calling thread. Used as a query strategy it also serves the selections
 * of mutations, which graphql-java hands to it object by object; those take the standard way of its superclass.
 */
public final class LevelStrategy extends AsyncExecutionStrategy {
    private final Planner planner = new Planner();
    private final DataFetcherExceptionHandler failures;

    public LevelStrategy(DataFetcherExceptionHandler failures) {
        super(failures);
        this.failures = failures;
    }

    @Override
    public CompletableFuture<ExecutionResult> execute(
            ExecutionContext context, ExecutionStrategyParameters parameters) {
        if (!context.isQueryOperation() || context.hasIncrementalSupport()) {
            return super.execute(context, parameters);
        }
        var refused = Introspection.isIntrospectionSensible(parameters.getFields(), context);
        if (refused.isPresent()) {
            return CompletableFuture.completedFuture(refused.get());
        }
        var rootType = (GraphQLObjectType) parameters.getExecutionStepInfo().getUnwrappedNonNullType();
        var plan = planner.plan(context, rootType, parameters.getFields());
        return CompletableFuture.completedFuture(new Run(context, parameters, failures).execute(plan));
    }
}
