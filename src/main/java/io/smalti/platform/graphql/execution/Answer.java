package io.smalti.platform.graphql.execution;

import graphql.GraphQLError;
import io.smalti.platform.graphql.columns.LevelResult;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is answered to a request.
 *
 * @param executed whether anything was fetched; without it there are errors only
 * @param data a map of fields, or the columns of them
 * @param cost of the request as in {@link Cost}; null when it was refused before that was known
 * @param seconds how long the answer stays as it is; 0 when nobody knows
 */
public record Answer(
        boolean executed,
        @Nullable Object data,
        List<GraphQLError> errors,
        @Nullable Integer cost,
        int seconds) {
    public static Answer refused(GraphQLError error, @Nullable Integer cost) {
        return refused(List.of(error), cost);
    }

    static Answer refused(List<GraphQLError> errors, @Nullable Integer cost) {
        return new Answer(false, null, Errors.shown(errors), cost, 0);
    }

    /** A request that could not even be read as one. */
    public static Answer refused(String code, String message) {
        return refused(new Refused(code, message), null);
    }

    /** Whether an error has this code. */
    public boolean failedWith(String code) {
        return errors.stream()
                .anyMatch(error -> error.getExtensions() != null
                        && code.equals(error.getExtensions().get("code")));
    }

    /** Whether nothing could be fetched because the database is away. */
    public boolean unavailable() {
        return failedWith(Errors.UNAVAILABLE)
                && switch (data) {
                    case null -> true;
                    case LevelResult columns -> columns.isAllNull();
                    case Map<?, ?> fields -> fields.values().stream().noneMatch(Objects::nonNull);
                    default -> false;
                };
    }
}
