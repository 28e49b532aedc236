package io.smalti.platform.access;

import graphql.ExecutionResult;
import graphql.GraphqlErrorBuilder;
import graphql.execution.DataFetcherResult;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationCreateStateParameters;
import graphql.execution.instrumentation.parameters.InstrumentationExecuteOperationParameters;
import graphql.execution.instrumentation.parameters.InstrumentationFieldFetchParameters;
import graphql.language.OperationDefinition;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLSchema;
import io.quarkus.arc.Arc;
import jakarta.inject.Singleton;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Refuses fields that the caller's roles may not read: an error with the code FORBIDDEN at the path of the field, which
 * is not fetched; its siblings stay. An operation is looked through once for callers with the same roles, so that one without
 * such fields costs nothing more however many objects it answers.
 */
@Singleton
public class AccessInstrumentation extends SimplePerformantInstrumentation {
    private static final String CODE = "FORBIDDEN";

    private final Caller caller;
    /** Whether callers with these roles may read all that an operation asks for; as long as its document is remembered. */
    private final Map<OperationDefinition, Map<Integer, Boolean>> free =
            Collections.synchronizedMap(new WeakHashMap<>());

    private volatile @Nullable FieldDecisions decisions;

    AccessInstrumentation(Caller caller) {
        this.caller = caller;
    }

    private static final class Request implements InstrumentationState {
        private final int roles;
        private final FieldDecisions decisions;
        private volatile boolean free;

        private Request(int roles, FieldDecisions decisions) {
            this.roles = roles;
            this.decisions = decisions;
        }
    }

    /** The roles are read once; outside of a request there are none. */
    @Override
    public CompletableFuture<InstrumentationState> createStateAsync(InstrumentationCreateStateParameters parameters) {
        boolean inRequest = Arc.container().requestContext().isActive();
        return CompletableFuture.completedFuture(
                new Request(inRequest ? caller.roles() : 0, decisions(parameters.getSchema())));
    }

    @Override
    public @Nullable InstrumentationContext<ExecutionResult> beginExecuteOperation(
            InstrumentationExecuteOperationParameters parameters, @Nullable InstrumentationState state) {
        if (state instanceof Request request) {
            var context = parameters.getExecutionContext();
            request.free = free.computeIfAbsent(context.getOperationDefinition(), asked -> new ConcurrentHashMap<>(2))
                    .computeIfAbsent(request.roles, roles -> new SelectedFields(context)
                            .all((type, field) -> request.decisions.allow(type, field, roles)));
        }
        return super.beginExecuteOperation(parameters, state);
    }

    @Override
    public DataFetcher<?> instrumentDataFetcher(
            DataFetcher<?> fetcher,
            InstrumentationFieldFetchParameters parameters,
            @Nullable InstrumentationState state) {
        if (!(state instanceof Request request)) {
            return AccessInstrumentation::refuse;
        }
        if (request.free) {
            return fetcher;
        }
        var step = parameters.getExecutionStepInfo();
        return request.decisions.allow(
                        step.getObjectType(), step.getFieldDefinition().getName(), request.roles)
                ? fetcher
                : AccessInstrumentation::refuse;
    }

    private FieldDecisions decisions(GraphQLSchema schema) {
        var known = decisions;
        if (known == null || !known.isFor(schema)) {
            known = new FieldDecisions(schema);
            decisions = known;
        }
        return known;
    }

    private static DataFetcherResult<Object> refuse(DataFetchingEnvironment environment) {
        var type = environment.getExecutionStepInfo().getObjectType();
        var field = environment.getFieldDefinition();
        var roles = FieldDecisions.rolesFor(type, field);
        var error = GraphqlErrorBuilder.newError(environment)
                .message(
                        "%s.%s is for %s".formatted(type.getName(), field.getName(), roles == null ? List.of() : roles))
                .extensions(Map.of("code", CODE))
                .build();
        return DataFetcherResult.newResult().error(error).build();
    }
}
