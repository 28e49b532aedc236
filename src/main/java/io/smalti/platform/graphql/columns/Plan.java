package io.smalti.platform.graphql.columns;

/** A compiled operation. */
record Plan(Selection root) {}
