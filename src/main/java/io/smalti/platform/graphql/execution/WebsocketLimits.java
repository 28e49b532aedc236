package io.smalti.platform.graphql.execution;

import graphql.ExecutionResult;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecuteOperationParameters;
import graphql.language.OperationDefinition.Operation;
import org.jspecify.annotations.Nullable;

/** Holds what comes over a websocket to the limits, and to subscriptions: all else would block the event loop. */
final class WebsocketLimits extends SimplePerformantInstrumentation {
    private final Limits limits;

    WebsocketLimits(Limits limits) {
        this.limits = limits;
    }

    @Override
    public @Nullable InstrumentationContext<ExecutionResult> beginExecuteOperation(
            InstrumentationExecuteOperationParameters parameters, @Nullable InstrumentationState state) {
        var context = parameters.getExecutionContext();
        var operation = context.getOperationDefinition();
        if (operation.getOperation() != Operation.SUBSCRIPTION) {
            throw new Refused("BAD_REQUEST", "A websocket is for subscriptions; queries and mutations go to HTTP");
        }
        int cost = new Cost(context.getGraphQLSchema(), context.getDocument(), limits.list())
                .of(operation, context.getCoercedVariables().toMap());
        if (cost > limits.cost()) {
            throw Engine.tooCostly(cost, limits);
        }
        return null;
    }
}
