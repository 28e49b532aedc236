package io.smalti.platform.graphql.execution;

import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.language.OperationDefinition;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A document, parsed and found valid or not, and what its executions have taught. */
final class Prepared {
    private static final int TRIES = 3;

    private final PreparsedDocumentEntry entry;
    private final Map<OperationDefinition, Integer> costs = new ConcurrentHashMap<>(2);
    private volatile int statements;
    private volatile int mistakes;

    Prepared(PreparsedDocumentEntry entry) {
        this.entry = entry;
    }

    PreparsedDocumentEntry entry() {
        return entry;
    }

    /** What one of its operations costs; counted once, unless that depends on variables. */
    int cost(
            OperationDefinition operation, Map<String, ? extends @Nullable Object> variables, Supplier<Cost> counting) {
        var known = costs.get(operation);
        if (known != null) {
            return known;
        }
        var count = counting.get();
        int cost = count.of(operation, variables);
        if (!count.varies()) {
            costs.put(operation, cost);
        }
        return cost;
    }

    /** Whether one statement is likely to do. It depends on variables and caches: a document is tried only so often. */
    boolean asksOnce() {
        return statements == 1 && mistakes < TRIES;
    }

    /** How many statements the last execution needed. */
    void asked(int count) {
        if (statements != count) {
            statements = count;
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one more try does no harm
    void mistaken() {
        mistakes++;
    }
}
