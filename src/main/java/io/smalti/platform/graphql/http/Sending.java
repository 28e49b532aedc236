package io.smalti.platform.graphql.http;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;

/**
 * A long body on its way, in pieces and no faster than the client takes them: what the client has not asked for yet
 * stays one buffer of ours, counted by {@link Unsent}, instead of a queue of the connection's. No worker waits for the client.
 * Runs on the event loop.
 */
final class Sending {
    private static final int PIECE = 64 * 1024;

    private final HttpServerResponse response;
    private final Context eventLoop;
    private final Unsent unsent;
    private final int length;
    private Buffer body;
    private int sent;
    private volatile long movedAt = System.nanoTime();

    private Sending(HttpServerResponse response, Context eventLoop, Buffer body, Unsent unsent) {
        this.response = response;
        this.eventLoop = eventLoop;
        this.body = body;
        this.unsent = unsent;
        length = body.length();
    }

    /** Blocks while too many others are on their way, when the body is long. */
    static void send(HttpServerResponse response, Context eventLoop, Buffer body, Unsent unsent) {
        if (body.length() <= PIECE) {
            response.end(body);
            return;
        }
        response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
        var sending = new Sending(response, eventLoop, body, unsent);
        unsent.add(sending);
        sending.eventLoop.runOnContext(ignored -> sending.begin());
    }

    int length() {
        return length;
    }

    /** When the client took something last, by {@link System#nanoTime}. */
    long movedAt() {
        return movedAt;
    }

    /**
     * The connection ends before the client has all, which it sees by the length. What it was handed already has to be taken
     * before that, so the body is let go at once. May be called by any thread.
     */
    void giveUp() {
        eventLoop.runOnContext(ignored -> {
            done();
            response.reset();
        });
    }

    /** Lets go of the body: the connection remembers its last response, and us with it, until the next. */
    private void done() {
        unsent.remove(this);
        body = Buffer.buffer();
    }

    private void begin() {
        if (response.closed()) {
            done();
            return;
        }
        // the query has ended: nobody else needs to hear of it
        response.closeHandler(ignored -> done());
        next();
    }

    private void next() {
        movedAt = System.nanoTime();
        while (sent < body.length() && !response.closed() && !response.writeQueueFull()) {
            // a copy, lest the piece on its way hold the whole
            var piece = body.getBuffer(sent, Math.min(sent + PIECE, length));
            sent += piece.length();
            if (sent == length) {
                done();
                response.end(piece);
                return;
            }
            response.write(piece);
        }
        if (sent < body.length() && !response.closed()) {
            response.drainHandler(ignored -> next());
        }
    }
}
