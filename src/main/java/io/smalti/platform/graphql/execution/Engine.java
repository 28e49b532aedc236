package io.smalti.platform.graphql.execution;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLError;
import graphql.execution.SubscriptionExecutionStrategy;
import graphql.execution.UnknownOperationException;
import graphql.execution.instrumentation.ChainedInstrumentation;
import graphql.execution.instrumentation.Instrumentation;
import graphql.language.NodeUtil;
import graphql.language.OperationDefinition;
import graphql.language.OperationDefinition.Operation;
import graphql.schema.GraphQLSchema;
import io.quarkus.runtime.Startup;
import io.smallrye.graphql.schema.model.Schema;
import io.smalti.platform.database.Session;
import io.smalti.platform.graphql.columns.LevelResult;
import io.smalti.platform.graphql.columns.LevelStrategy;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;

/**
 * Answers requests. Everything of a request runs on the thread that calls, one field after another; only what is
 * batched is put off. Subscriptions come through SmallRye, over a websocket, to the same schema and limits.
 */
@Startup
@Singleton
public class Engine {
    private final GraphQLSchema schema;
    private final Limits limits;
    private final DataSource dataSource;
    private final Documents documents;
    private final Errors errors;
    private final Lifetimes lifetimes;
    private final List<Instrumentation> instrumentations;
    private final GraphQL byColumn;
    private final GraphQL byField;

    Engine(
            GraphQLSchema schema,
            Schema model,
            Limits limits,
            DataSource dataSource,
            @Any Instance<Instrumentation> instrumentations) {
        this.limits = limits;
        this.dataSource = dataSource;
        this.schema = schema;
        lifetimes = new Lifetimes(schema, model);
        documents = new Documents(schema, limits);
        errors = new Errors();
        this.instrumentations = instrumentations.stream().toList();
        var instrumentation = chained(this.instrumentations);
        byField = configured(GraphQL.newGraphQL(schema), instrumentation).build();
        byColumn = configured(GraphQL.newGraphQL(schema), instrumentation)
                .queryExecutionStrategy(new LevelStrategy(errors))
                .build();
    }

    /** SmallRye's own way, on which only subscriptions are let through. */
    void configure(@Observes GraphQL.Builder builder) {
        var all = new ArrayList<Instrumentation>();
        all.add(new WebsocketLimits(limits));
        all.addAll(instrumentations);
        configured(builder, chained(all));
    }

    private static Instrumentation chained(List<Instrumentation> links) {
        return links.size() == 1 ? links.getFirst() : new ChainedInstrumentation(links);
    }

    private GraphQL.Builder configured(GraphQL.Builder builder, Instrumentation instrumentation) {
        return builder.schema(schema)
                .preparsedDocumentProvider(documents)
                .instrumentation(instrumentation)
                .defaultDataFetcherExceptionHandler(errors)
                .subscriptionExecutionStrategy(new SubscriptionExecutionStrategy(errors));
    }

    /** The schema as it is served. */
    public GraphQLSchema schema() {
        return schema;
    }

    public int costLimit() {
        return limits.cost();
    }

    /** @param onlyQueries whether anything but a query is refused */
    public Answer answer(Request request, boolean onlyQueries) {
        return answer(request, onlyQueries, new Interruption());
    }

    /** @param interruption by which a query may be ended while it runs */
    public Answer answer(Request request, boolean onlyQueries, Interruption interruption) {
        var prepared = documents.get(request.query());
        if (prepared.entry().hasErrors()) {
            return Answer.refused(List.<GraphQLError>copyOf(prepared.entry().getErrors()), null);
        }
        OperationDefinition operation;
        try {
            operation =
                    NodeUtil.getOperation(prepared.entry().getDocument(), request.operationName()).operationDefinition;
        } catch (UnknownOperationException e) {
            return Answer.refused(e, null);
        }
        var kind = operation.getOperation();
        if (kind == Operation.SUBSCRIPTION) {
            return Answer.refused(
                    new Refused("BAD_REQUEST", "Subscriptions need a websocket (graphql-transport-ws)"), null);
        }
        if (onlyQueries && kind != Operation.QUERY) {
            return Answer.refused(new Refused("METHOD_NOT_ALLOWED", "Only POST can change anything"), null);
        }
        var document = prepared.entry().getDocument();
        int cost = prepared.cost(operation, request.variables(), () -> new Cost(schema, document, limits.list()));
        if (cost > limits.cost()) {
            return Answer.refused(tooCostly(cost, limits), cost);
        }
        boolean query = kind == Operation.QUERY;
        var running = Running.from(limits.time(), interruption);
        var result = query
                ? read(request, running, prepared)
                : ScopedValue.where(Running.CURRENT, running).call(() -> execute(request));
        return new Answer(
                result.isDataPresent(),
                result instanceof LevelResult columns ? columns : result.getData(),
                Errors.shown(result.getErrors()),
                cost,
                onlyQueries && result.getErrors().isEmpty() ? lifetimes.of(document, operation) : 0);
    }

    static Refused tooCostly(int cost, Limits limits) {
        return new Refused("TOO_COSTLY", "The request may cost %,d; the most is %,d".formatted(cost, limits.cost()));
    }

    private ExecutionResult read(Request request, Running running, Prepared prepared) {
        if (prepared.asksOnce()) {
            var alone = new Snapshot(dataSource, true);
            var result = read(request, running, alone);
            if (!alone.tooMany()) {
                return result;
            }
            prepared.mistaken();
        }
        var snapshot = new Snapshot(dataSource, false);
        var result = read(request, running, snapshot);
        prepared.asked(snapshot.count());
        return result;
    }

    private ExecutionResult read(Request request, Running running, Snapshot snapshot) {
        var reading = running.reading(snapshot);
        return ScopedValue.where(Session.CURRENT, snapshot)
                .where(Running.CURRENT, reading)
                .call(() -> {
                    try {
                        return execute(request);
                    } finally {
                        snapshot.close();
                    }
                });
    }

    private ExecutionResult execute(Request request) {
        var batches = new Batches();
        var input = ExecutionInput.newExecutionInput(request.query())
                .operationName(request.operationName())
                .variables(request.variables())
                .locale(Locale.ENGLISH)
                .graphQLContext(context -> context.put(Batches.class, batches))
                .build();
        var result = (limits.byColumn() ? byColumn : byField).executeAsync(input);
        batches.run();
        return result.resultNow();
    }
}
