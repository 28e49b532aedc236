package io.smalti.platform.graphql.execution;

import graphql.schema.DataFetchingEnvironment;
import io.smalti.platform.graphql.columns.ColumnFetcher;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The batched fields that a request still waits for. The engine goes as far as it can without them; then each method is
 * called once for each set of arguments with all sources that want it, and the engine goes on from the values, which
 * may make it want more. So a level of the answer costs each field one call, and an alias with other arguments another.
 */
final class Batches {
    private record Batch(Call call, Map<String, Object> arguments) {}

    private record Wanted(DataFetchingEnvironment environment, Map<Object, CompletableFuture<Object>> values) {}

    private Map<Batch, Wanted> waiting = new LinkedHashMap<>();

    /** Equal sources with equal arguments share one value. */
    CompletableFuture<Object> add(Call call, DataFetchingEnvironment environment) {
        return waiting.computeIfAbsent(
                        new Batch(call, environment.getArguments()),
                        batch -> new Wanted(environment, new LinkedHashMap<>()))
                .values()
                .computeIfAbsent(environment.getSource(), source -> new CompletableFuture<>());
    }

    /** Fetches until nobody waits any more. All values of a round are there before the first of them is handed on. */
    void run() {
        while (!waiting.isEmpty()) {
            var round = waiting;
            waiting = new LinkedHashMap<>();
            var ready = new ArrayList<Runnable>(round.size());
            round.forEach((batch, wanted) -> ready.add(fetch(batch.call(), wanted)));
            ready.forEach(Runnable::run);
        }
    }

    /** A failure is that of the sources of this batch and of nobody else. */
    private static Runnable fetch(Call call, Wanted wanted) {
        var values = wanted.values().values();
        try {
            var answers = call.batch(List.copyOf(wanted.values().keySet()), wanted.environment())
                    .iterator();
            return () -> values.forEach(value -> {
                var answer = answers.next();
                if (answer instanceof ColumnFetcher.Failed failed) {
                    value.completeExceptionally(failed.reason());
                } else {
                    value.complete(answer);
                }
            });
        } catch (Exception | LinkageError | StackOverflowError e) {
            return () -> values.forEach(value -> value.completeExceptionally(e));
        }
    }
}
