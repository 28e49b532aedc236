package io.smalti.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.smalti.platform.database.Sql;
import io.smalti.platform.graphql.GlobalId;
import io.smalti.platform.graphql.Role;
import io.smalti.testsupport.Socket;
import io.smalti.testsupport.TestDatabase;
import io.smalti.testsupport.Tokens;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** An upload that is still coming, followed from outside. */
@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class ImportProgressTest {
    private static final int PIECE = 8_000;

    @Inject
    Sql sql;

    private static byte[] people(int from) {
        var text = new StringBuilder();
        for (int i = from; i < from + PIECE; i++) {
            text.append("followed-").append(i).append(",1980\n");
        }
        return text.toString().getBytes(UTF_8);
    }

    private static CompletableFuture<HttpResponse<String>> send(HttpClient client, InputStream upload) {
        return client.sendAsync(
                HttpRequest.newBuilder(
                                URI.create("http://localhost:" + RestAssured.port + "/imports/customers?source=SURVEY"))
                        .header("Content-Type", "text/csv")
                        .header("Authorization", "Bearer " + Tokens.of(Role.STEWARD))
                        .POST(HttpRequest.BodyPublishers.ofInputStream(() -> upload))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void isFollowedByASubscription() throws Exception {
        try (var client = HttpClient.newHttpClient();
                var upload = new PipedOutputStream();
                var socket = Socket.as(Role.STEWARD)) {
            var answer = send(client, new PipedInputStream(upload, 1 << 20));
            upload.write("customer,birthYear\n".getBytes(UTF_8));
            upload.write(people(0));
            upload.flush();
            socket.subscribe("subscription { jobProgress(id: \"%s\") { kind state rows rate } }".formatted(begun()));
            assertThat(socket.next()).contains("\"kind\":\"IMPORT_CUSTOMERS\"", "\"state\":\"RUNNING\"");
            upload.write(people(PIECE));
            upload.close();
            var told = socket.untilComplete();
            assertThat(told).noneMatch(message -> message.contains("\"errors\""));
            assertThat(told.getLast())
                    .contains("\"state\":\"DONE\"", "\"rows\":" + 2 * PIECE)
                    .containsPattern("\"rate\":[1-9]");
            assertThat(answer.get().body()).contains("\"created\":" + 2 * PIECE);
        }
    }

    /** The import of this test, once it is there. */
    private String begun() {
        long until = System.nanoTime() + 20_000_000_000L;
        while (System.nanoTime() < until) {
            var job = sql.first("""
                    select id from import_job where kind = 'CUSTOMERS' and source = 'SURVEY' and state = 'RUNNING' and lines > 0
                    order by id desc limit 1""", row -> row.longValue(1));
            if (job != null) {
                return GlobalId.of("Job", job);
            }
            LockSupport.parkNanos(10_000_000);
        }
        throw new AssertionError("the import did not begin");
    }
}
