package io.smalti.platform.graphql.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.smalti.testsupport.TestDatabase;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class FrontTest {
    private static final int LENGTH = 7_000_000;
    private static final String LONG = "{ testText(length: " + LENGTH + ") }";
    private static final String REFERENCE = "{ testValues { date text } }";

    private static Response post(byte[] body) {
        return given().contentType("application/json").body(body).post("/graphql");
    }

    private static Response get(String query) {
        return given().queryParam("query", query).get("/graphql");
    }

    @Test
    void refusesBrokenTextClearly() {
        var body = "{\"query\": \"{ a }\"}".getBytes(StandardCharsets.UTF_8);
        body[12] = (byte) 0xC3;
        post(body)
                .then()
                .statusCode(400)
                .body("errors[0].extensions.code", equalTo("BAD_REQUEST"))
                .body("errors[0].message", equalTo("The body is not UTF-8"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{",
                "{}",
                "{\"query\": 1}",
                "{\"query\": \"{a}\"} x",
                "{\"query\": \"{a}\", \"variables\": []}"
            })
    void refusesWhatIsNoRequest(String body) {
        post(body.getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(400)
                .body("errors[0].extensions.code", equalTo("BAD_REQUEST"));
    }

    @ParameterizedTest
    @ValueSource(ints = {103, 900, 100_000})
    void refusesDeepVariables(int depth) {
        var list = "[".repeat(depth - 2) + "]".repeat(depth - 2);
        post(("{\"query\": \"{ __typename }\", \"variables\": {\"a\": " + list + "}}").getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(400)
                .body("errors[0].extensions.code", equalTo("BAD_REQUEST"))
                .body("errors[0].message", containsString("more than 100 lists and objects within each other"));
    }

    @ParameterizedTest
    @ValueSource(ints = {6_000_000, 10_000_000})
    void refusesALongBody(int length) {
        post(("{\"query\": \"" + "a ".repeat(length / 2) + "\"}").getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(413)
                .body("errors[0].extensions.code", equalTo("TOO_LARGE"));
    }

    @Test
    void changesNothingByGet() {
        get("mutation { testWrite(key: \"get\", fail: false) }")
                .then()
                .statusCode(405)
                .header("Allow", "GET, POST")
                .body("errors[0].extensions.code", equalTo("METHOD_NOT_ALLOWED"));
    }

    @Test
    void choosesTheOperationByName() {
        given().queryParam("query", "query A { a: __typename } query B { b: __typename }")
                .queryParam("operationName", "B")
                .get("/graphql")
                .then()
                .statusCode(200)
                .body("data.b", equalTo("Query"));
    }

    @Test
    void letsReferenceDataBeKept() {
        var first = get(REFERENCE);
        first.then()
                .statusCode(200)
                .header("Cache-Control", "public, max-age=600")
                .header("Vary", "Accept, Authorization");
        var tag = first.header("ETag");
        var second = given().queryParam("query", REFERENCE)
                .header("If-None-Match", tag)
                .get("/graphql");
        second.then().statusCode(304).header("ETag", tag);
        assertThat(second.body().asByteArray()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ testValues { date } testShelves { number } }",
                "{ testShelves { number } }",
                "{ __schema { queryType { name } } }",
                "{ testFault(kind: \"locked\") }"
            })
    void keepsNothingElse(String query) {
        get(query).then().header("Cache-Control", "private, no-store").header("ETag", nullValue());
    }

    @Test
    void saysWhatARequestCosts() {
        get("{ testShelves { number books(first: 7) { title } } }")
                .then()
                .body("extensions.cost.requested", equalTo(1 + 5 * (1 + 1 + 7)))
                .body("extensions.cost.limit", equalTo(20_000));
    }

    @Test
    void opensNoOtherDoor() {
        given().get("/graphql/schema.graphql").then().statusCode(404);
        given().header("Upgrade", "websocket")
                .contentType("application/json")
                .body("{\"query\": \"{ nothing }\"}")
                .post("/graphql")
                .then()
                .statusCode(not(equalTo(500)))
                .body(not(startsWith("{\"data")));
    }

    @Test
    void sendsALongAnswerAsFastAsItIsTaken() throws Exception {
        var query = "{ __schema { types { name description fields { name description args { name description } } } } }";
        var expected = post(body(query).getBytes(StandardCharsets.UTF_8)).asByteArray();
        assertThat(expected).hasSizeGreaterThan(100_000);
        try (var reader = new Reader(query)) {
            var answer = reader.rest();
            assertThat(answer).containsIgnoringCase("content-length: " + expected.length);
            assertThat(answer.substring(answer.indexOf("\r\n\r\n") + 4).getBytes(StandardCharsets.ISO_8859_1))
                    .isEqualTo(expected);
        }
    }

    /** Of these answers two may wait for their readers. */
    @Test
    void cutsOffTheSlowestReadersWhereTooMuchWaits() throws Exception {
        try (var first = new Reader(LONG);
                var second = new Reader(LONG);
                var third = new Reader(LONG);
                var fourth = new Reader(LONG)) {
            assertThat(get("{ __typename }").statusCode()).isEqualTo(200);
            assertThat(first.rest()).hasSizeLessThan(LENGTH);
            assertThat(second.rest()).hasSizeLessThan(LENGTH);
            assertThat(third.rest()).hasSizeGreaterThan(LENGTH).contains("xxx\"}");
            assertThat(fourth.rest()).hasSizeGreaterThan(LENGTH).contains("xxx\"}");
        }
    }

    /** A connection remembers its last answer until the next; not what was in it. */
    @Test
    @SuppressWarnings("deprecation") // lines of ASCII
    void holdsNothingOfAnswersThatWereTaken() throws Exception {
        var connections = new ArrayList<Socket>();
        try {
            long before = heap();
            for (int i = 0; i < 12; i++) {
                var socket = new Socket("localhost", RestAssured.port);
                connections.add(socket);
                socket.getOutputStream().write(asked(LONG, "keep-alive"));
                var in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
                int length = -1;
                for (var line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
                    if (line.toLowerCase(Locale.ROOT).startsWith("content-length: ")) {
                        length = Integer.parseInt(line.substring(16));
                    }
                }
                in.skipNBytes(length);
            }
            assertThat(heap() - before).isLessThan(4L * LENGTH);
        } finally {
            for (var socket : connections) {
                socket.close();
            }
        }
    }

    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static byte[] asked(String query, String connection) {
        var body = body(query);
        return ("POST /graphql HTTP/1.1\r\nHost: x\r\nConnection: " + connection
                        + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String body(String query) {
        return "{\"query\": \"" + query + "\"}";
    }

    /** A client that has got the first bytes of its answer, and takes the rest piece by piece. */
    private static final class Reader implements AutoCloseable {
        private final Socket socket = new Socket();
        private final ByteArrayOutputStream taken = new ByteArrayOutputStream();

        Reader(String query) throws IOException {
            socket.setReceiveBufferSize(2_048);
            socket.connect(new InetSocketAddress("localhost", RestAssured.port));
            socket.getOutputStream().write(asked(query, "close"));
            var piece = socket.getInputStream().readNBytes("HTTP/1.1 200".length());
            assertThat(new String(piece, StandardCharsets.ISO_8859_1)).isEqualTo("HTTP/1.1 200");
            taken.write(piece);
        }

        /** All that comes until the server closes the connection, from the first byte on. */
        String rest() throws IOException {
            var piece = new byte[1_500];
            try {
                for (int length = 0;
                        length >= 0;
                        length = socket.getInputStream().read(piece)) {
                    taken.write(piece, 0, length);
                }
            } catch (SocketException e) {
                // cut off
            }
            return taken.toString(StandardCharsets.ISO_8859_1);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
