package io.smalti.platform.graphql.http;

import graphql.GraphQLError;
import io.smalti.platform.graphql.columns.JsonBytes;
import io.smalti.platform.graphql.columns.LevelResult;
import io.smalti.platform.graphql.execution.Answer;
import io.vertx.core.buffer.Buffer;

/** Writes an answer as JSON, straight from the values that were fetched. */
final class Json {
    /** What a thread keeps for its next answer; a larger one is an exception and let go. */
    private static final int KEPT = 256 * 1024;

    private static final ThreadLocal<JsonBytes> BYTES = ThreadLocal.withInitial(() -> new JsonBytes(16 * 1024));

    private Json() {}

    /**
     * @param costLimit what a request may cost
     * @param beforeLong run before an answer is given more memory than a thread keeps
     */
    static Buffer of(Answer answer, int costLimit, Runnable beforeLong) {
        var out = BYTES.get();
        out.clear();
        out.beforeGrowingTo(KEPT + 1, beforeLong);
        answer(out, answer, costLimit);
        var body = Buffer.buffer(out.size()).appendBytes(out.array(), 0, out.size());
        if (out.array().length > KEPT) {
            BYTES.remove();
        }
        return body;
    }

    private static void answer(JsonBytes out, Answer answer, int costLimit) {
        out.raw('{');
        if (!answer.errors().isEmpty()) {
            out.ascii("\"errors\":[");
            char before = '[';
            for (var error : answer.errors()) {
                if (before == ',') {
                    out.raw(before);
                }
                error(out, error);
                before = ',';
            }
            out.raw(']');
        }
        if (answer.executed()) {
            out.ascii(answer.errors().isEmpty() ? "\"data\":" : ",\"data\":");
            if (answer.data() instanceof LevelResult columns) {
                columns.writeData(out);
            } else {
                out.value(answer.data());
            }
        }
        var cost = answer.cost();
        if (cost != null) {
            out.ascii(",\"extensions\":{\"cost\":{\"requested\":" + cost + ",\"limit\":" + costLimit + "}}");
        }
        out.raw('}');
    }

    private static void error(JsonBytes out, GraphQLError error) {
        out.ascii("{\"message\":");
        out.value(error.getMessage());
        if (error.getLocations() != null && !error.getLocations().isEmpty()) {
            out.ascii(",\"locations\":[");
            for (int i = 0; i < error.getLocations().size(); i++) {
                var location = error.getLocations().get(i);
                out.ascii((i == 0 ? "" : ",") + "{\"line\":" + location.getLine() + ",\"column\":"
                        + location.getColumn() + "}");
            }
            out.raw(']');
        }
        if (error.getPath() != null && !error.getPath().isEmpty()) {
            out.ascii(",\"path\":");
            out.value(error.getPath());
        }
        if (error.getExtensions() != null) {
            out.ascii(",\"extensions\":");
            out.value(error.getExtensions());
        }
        out.raw('}');
    }
}
