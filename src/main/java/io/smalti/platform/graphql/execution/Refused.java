package io.smalti.platform.graphql.execution;

import graphql.execution.AbortExecutionException;
import java.util.Map;

/** A request that is not carried out, and why. */
final class Refused extends AbortExecutionException {
    private static final long serialVersionUID = 1L;

    private final String code;

    Refused(String code, String message) {
        super(message);
        this.code = code;
    }

    @Override
    public Map<String, Object> getExtensions() {
        return Map.of("code", code);
    }
}
