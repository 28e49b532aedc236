package io.smalti.platform.graphql.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/**
 * A long body on its way, in pieces and no faster than the client takes them: what the client has not asked for yet
 * stays one buffer of ours instead of a queue of the connection's. No worker waits meanwhile. Runs on the event loop.
 */
final class Sending {
    private static final int PIECE = 64 * 1024;

    private final HttpServerResponse response;
    private final Buffer body;
    private int sent;

    private Sending(HttpServerResponse response, Buffer body) {
        this.response = response;
        this.body = body;
    }

    static void send(RoutingContext context, Buffer body) {
        var response = context.response();
        if (body.length() <= PIECE) {
            response.end(body);
            return;
        }
        response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
        var sending = new Sending(response, body);
        context.vertx().getOrCreateContext().runOnContext(ignored -> sending.next());
    }

    private void next() {
        while (!response.closed() && !response.writeQueueFull()) {
            var piece = body.slice(sent, Math.min(sent + PIECE, body.length()));
            sent += piece.length();
            if (sent == body.length()) {
                response.end(piece);
                return;
            }
            response.write(piece);
        }
        if (!response.closed()) {
            response.drainHandler(ignored -> next());
        }
    }
}
