package io.smalti.platform.graphql.http;

import io.smalti.platform.graphql.execution.Answer;
import io.smalti.platform.graphql.execution.Request;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One HTTP request and its response. */
final class Exchange {
    private static final String METHODS = "GET, POST";

    private final RoutingContext context;
    private final Context eventLoop;
    private final int costLimit;
    private final Unsent unsent;
    private final @Nullable String accepted;

    /** @param eventLoop on which the connection lives */
    Exchange(RoutingContext context, Context eventLoop, int costLimit, Unsent unsent) {
        this.context = context;
        this.eventLoop = eventLoop;
        this.costLimit = costLimit;
        this.unsent = unsent;
        accepted = MediaTypes.accepted(context.request().getHeader(HttpHeaders.ACCEPT));
    }

    boolean isAcceptable() {
        return accepted != null;
    }

    boolean isGet() {
        return context.request().method() == HttpMethod.GET;
    }

    Request request() throws Unreadable {
        if (isGet()) {
            try {
                return Requests.fromUrl(context.queryParams());
            } catch (RuntimeException e) {
                throw new Unreadable(400, "The URL is not encoded as it should be");
            }
        }
        if (context.request().method() != HttpMethod.POST) {
            throw new Unreadable(405, "GET and POST are answered here, nothing else");
        }
        if (!MediaTypes.isJson(context.request().getHeader(HttpHeaders.CONTENT_TYPE))) {
            throw new Unreadable(415, "The Content-Type must be application/json in UTF-8");
        }
        return Requests.fromBody(context.body().buffer());
    }

    void write(Answer answer) {
        write(status(answer), answer);
    }

    private int status(Answer answer) {
        if (answer.unavailable()) {
            return 503;
        }
        if (answer.failedWith("METHOD_NOT_ALLOWED")) {
            return 405;
        }
        return answer.executed() || MediaTypes.JSON.equals(accepted) ? 200 : 400;
    }

    void write(int status, Answer answer) {
        var response = context.response();
        if (response.ended() || response.closed()) {
            return;
        }
        try (var turn = unsent.turn()) {
            send(status, answer, Json.of(answer, costLimit, turn::take));
        }
    }

    private void send(int status, Answer answer, Buffer body) {
        var response = context.response();
        response.setStatusCode(status)
                .putHeader(
                        HttpHeaders.CONTENT_TYPE,
                        Objects.requireNonNullElse(accepted, MediaTypes.JSON) + "; charset=utf-8")
                .putHeader("X-Content-Type-Options", "nosniff");
        switch (status) {
            case 405 -> response.putHeader(HttpHeaders.ALLOW, METHODS);
            case 503 -> response.putHeader(HttpHeaders.RETRY_AFTER, "1");
            default -> {
                // nothing to add
            }
        }
        if (isGet() && status == 200 && answer.seconds() > 0) {
            if (Caching.isKnown(context, body, answer.seconds())) {
                response.setStatusCode(304).headers().remove(HttpHeaders.CONTENT_TYPE);
                response.end();
                return;
            }
        } else {
            response.putHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        }
        Sending.send(context.response(), eventLoop, body, unsent);
    }
}
