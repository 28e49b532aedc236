package io.smalti.platform.graphql.execution;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A document and what belongs to it. */
public record Request(String query, @Nullable String operationName, Map<String, @Nullable Object> variables) {}
