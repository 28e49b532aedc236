package io.smalti.platform.graphql.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.smalti.testsupport.TestDatabase;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class WebsocketTest {
    private record Messages(BlockingQueue<String> queue) implements WebSocket.Listener {
        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            queue.add(data.toString());
            socket.request(1);
            return null;
        }

        @Nullable
        String next() throws InterruptedException {
            return queue.poll(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void isForSubscriptionsOnly() throws Exception {
        var messages = new Messages(new LinkedBlockingQueue<>());
        try (var client = HttpClient.newHttpClient()) {
            var socket = client.newWebSocketBuilder()
                    .subprotocols("graphql-transport-ws")
                    .buildAsync(URI.create("ws://localhost:" + RestAssured.port + "/graphql"), messages)
                    .join();
            socket.sendText("{\"type\": \"connection_init\"}", true).join();
            assertThat(messages.next()).contains("connection_ack");
            socket.sendText(
                            "{\"id\": \"1\", \"type\": \"subscribe\", \"payload\": {\"query\": \"{ testSnapshot }\"}}",
                            true)
                    .join();
            assertThat(messages.next()).contains("A websocket is for subscriptions");
            socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
        }
    }
}
