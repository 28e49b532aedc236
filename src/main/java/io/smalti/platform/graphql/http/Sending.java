package io.smalti.platform.graphql.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/**
 * A long body on its way, in pieces and no faster than the client takes them: what the client has not asked for yet
 * stays one buffer of ours, counted by {@link Unsent}, instead of a queue of the connection's. No worker waits meanwhile. Runs
 * on the event loop.
 */
final class Sending {
    private static final int PIECE = 64 * 1024;

    private final HttpServerResponse response;
    private final Buffer body;
    private final Unsent unsent;
    private int sent;

    private Sending(HttpServerResponse response, Buffer body, Unsent unsent) {
        this.response = response;
        this.body = body;
        this.unsent = unsent;
    }

    static void send(RoutingContext context, Buffer body, Unsent unsent) {
        var response = context.response();
        if (body.length() <= PIECE) {
            response.end(body);
            return;
        }
        response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
        var sending = new Sending(response, body, unsent);
        context.vertx().getOrCreateContext().runOnContext(ignored -> sending.begin());
    }

    int length() {
        return body.length();
    }

    /** The client sees that bytes are missing. May be called by any thread. */
    void giveUp() {
        response.reset();
    }

    private void begin() {
        if (response.closed()) {
            return;
        }
        // the query has ended: nobody else needs to hear of it
        response.closeHandler(ignored -> unsent.remove(this));
        unsent.add(this);
        next();
    }

    private void next() {
        while (!response.closed() && !response.writeQueueFull()) {
            var piece = body.slice(sent, Math.min(sent + PIECE, body.length()));
            sent += piece.length();
            if (sent == body.length()) {
                unsent.remove(this);
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
