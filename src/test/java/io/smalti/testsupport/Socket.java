package io.smalti.testsupport;

import io.restassured.RestAssured;
import io.smalti.platform.graphql.Role;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A client that subscribes by graphql-transport-ws, over a real websocket. */
public final class Socket implements WebSocket.Listener, AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final StringBuilder partial = new StringBuilder();
    private WebSocket socket;

    public static Socket as(Role... roles) throws InterruptedException {
        var listener = new Socket();
        listener.socket = listener.client
                .newWebSocketBuilder()
                .subprotocols("graphql-transport-ws")
                .header("Authorization", "Bearer " + Tokens.of(roles))
                .buildAsync(URI.create("ws://localhost:" + RestAssured.port + "/graphql"), listener)
                .join();
        listener.send("{\"type\": \"connection_init\"}");
        var acknowledged = listener.next();
        if (acknowledged == null || !acknowledged.contains("connection_ack")) {
            throw new AssertionError(acknowledged);
        }
        return listener;
    }

    public void subscribe(String query) {
        var text = query.replace("\\", "\\\\").replace("\"", "\\\"");
        send("{\"id\": \"1\", \"type\": \"subscribe\", \"payload\": {\"query\": \"" + text + "\"}}");
    }

    private void send(String text) {
        socket.sendText(text, true).join();
    }

    /** Null when nothing but pings comes in 20 seconds. */
    public @Nullable String next() throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
            var text = heard.poll(left, TimeUnit.NANOSECONDS);
            if (text == null || !text.contains("\"type\":\"ping\"")) {
                return text;
            }
            send("{\"type\": \"pong\"}");
        }
        return null;
    }

    /** What comes before the subscription completes. */
    public List<String> untilComplete() throws InterruptedException {
        var messages = new ArrayList<String>();
        for (var message = next(); message != null && !message.contains("\"complete\""); message = next()) {
            messages.add(message);
        }
        return messages;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            heard.add(partial.toString());
            partial.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public void close() {
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
        client.close();
    }
}
