package io.smalti.platform.graphql.execution;

import graphql.execution.preparsed.PreparsedDocumentEntry;

/** A document, parsed and found valid or not, and what its executions have taught. */
final class Prepared {
    private static final int TRIES = 3;

    private final PreparsedDocumentEntry entry;
    private volatile int statements;
    private volatile int mistakes;

    Prepared(PreparsedDocumentEntry entry) {
        this.entry = entry;
    }

    PreparsedDocumentEntry entry() {
        return entry;
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
