package io.smalti.permission.register;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smalti.platform.database.Sql;
import io.smalti.platform.graphql.Role;
import io.smalti.testsupport.GraphQl;
import io.smalti.testsupport.TestDatabase;
import io.smalti.testsupport.Tokens;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Registers filled by file, and emptied with a reason. */
@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class RegisterTest {
    private static final String REGISTER = "NL_POSTFILTER";

    @Inject
    Sql sql;

    @AfterEach
    void empty() {
        for (var table : List.of("suppression", "register_load", "suppression_release")) {
            sql.update("delete from " + table + " where register = ?", REGISTER);
        }
        sql.update("update register set loaded_at = null where code = ?", REGISTER);
    }

    private static Response post(String register, String query, String type, String body) {
        return given().header("Authorization", "Bearer " + Tokens.of(Role.STEWARD))
                .header("Content-Type", type)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/registers/" + register + query);
    }

    private static Map<String, Object> loaded(String query, String csv) {
        var response = post(REGISTER, query, "text/csv", csv);
        assertThat(response.statusCode()).isEqualTo(200);
        return response.jsonPath().get();
    }

    private List<String> hashes() {
        return sql.list(
                "select encode(hash, 'hex') from suppression where register = ? order by 1",
                row -> row.text(1),
                REGISTER);
    }

    private static String hash(String address) throws NoSuchAlgorithmException {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(address.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void knowsAnAddressByItsHashHoweverItIsWritten() throws NoSuchAlgorithmException {
        assertThat(loaded("", "\ufeffkind,value,country\nPHONE,06 12 34 56 78,NL\nEMAIL, Jan@Example.org ,\n"))
                .containsEntry("added", 2)
                .containsEntry("rejected", 0);
        var again = "kind,hash\nPHONE,%s\nEMAIL,%s\n"
                .formatted(hash("+31612345678"), hash("jan@example.org").toUpperCase(java.util.Locale.ROOT));
        assertThat(loaded("", again)).containsEntry("added", 0).containsEntry("unchanged", 2);
        assertThat(hashes()).containsExactlyInAnyOrder(hash("+31612345678"), hash("jan@example.org"));
    }

    @Test
    void takesTheWholeRegisterOrAddsToIt() throws NoSuchAlgorithmException {
        loaded("", "kind,value\nPHONE,+31600000001\nPHONE,+31600000002\n");
        assertThat(loaded("?complete=true", "kind,value\nPHONE,+31600000002\nPHONE,+31600000003\n"))
                .containsEntry("complete", true)
                .containsEntry("added", 1)
                .containsEntry("removed", 1);
        assertThat(hashes()).containsExactlyInAnyOrder(hash("+31600000002"), hash("+31600000003"));
        // with a row at fault nothing is taken away
        var faulty = loaded("?complete=true", "kind,value\nPHONE,+31600000004\nPHONE,nobody\nPIGEON,+31600000004\n");
        assertThat(faulty)
                .containsEntry("complete", false)
                .containsEntry("removed", 0)
                .containsEntry("rejected", 2);
        assertThat(hashes()).hasSize(3);
        var answer = GraphQl.as(Role.STEWARD)
                .query(
                        "{ registers { code loadedAt loads(first: 2) { complete lines added removed rejected loadedBy } } }");
        var codes = answer.<List<String>>data("registers.code");
        assertThat(answer.<List<List<Map<String, Object>>>>data("registers.loads")
                        .get(codes.indexOf(REGISTER)))
                .extracting(load -> load.get("lines"))
                .containsExactly(3, 2);
        assertThat(answer.<List<String>>data("registers.loadedAt").get(codes.indexOf(REGISTER)))
                .isNotNull();
    }

    @Test
    void readsLinesOfJsonAndNamesThoseAtFault() {
        var body = """
                {"kind":"EMAIL","value":"a@example.org"}
                no json

                {"kind":"EMAIL"}
                {"kind":"EMAIL","hash":"123"}
                """;
        var response = post(REGISTER, "", "application/x-ndjson", body + "{\"kind\":\"" + "x".repeat(5_000) + "\"}");
        assertThat(response.jsonPath().<Integer>get("added")).isEqualTo(1);
        assertThat(response.jsonPath().<List<Integer>>get("rejections.line")).containsExactly(2, 4, 5, 6);
        assertThat(response.jsonPath().<List<String>>get("rejections.code"))
                .containsExactly("UNREADABLE", "INVALID_ADDRESS", "INVALID_HASH", "UNREADABLE");
    }

    @Test
    void readsZippedFilesOfManyThousands() throws IOException {
        var zipped = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(zipped)) {
            out.write("kind,value\n".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 12_345; i++) {
                out.write("PHONE,+3161%07d\n".formatted(i).getBytes(StandardCharsets.UTF_8));
            }
        }
        var response = given().header("Authorization", "Bearer " + Tokens.of(Role.STEWARD))
                .header("Content-Type", "text/csv")
                .header("Content-Encoding", "gzip")
                .body(zipped.toByteArray())
                .post("/registers/" + REGISTER + "?complete=true");
        assertThat(response.jsonPath().<Integer>get("added")).isEqualTo(12_345);
        assertThat(hashes()).hasSize(12_345);
    }

    @Test
    void loadsNothingOfAFileThatIsNone() {
        assertThat(refusal(REGISTER, "", "text/csv", "kind,address\nEMAIL,a@example.org\n"))
                .isEqualTo("400 UNKNOWN_COLUMN");
        assertThat(refusal(REGISTER, "", "application/pdf", "")).isEqualTo("415 UNSUPPORTED_FORMAT");
        assertThat(refusal("NOWHERE", "", "text/csv", "kind,value\n")).isEqualTo("404 UNKNOWN_REGISTER");
        assertThat(refusal("COMPANY", "?complete=true", "text/csv", "kind,value\n"))
                .isEqualTo("400 NEVER_COMPLETE");
        var broken = given().header("Authorization", "Bearer " + Tokens.of(Role.STEWARD))
                .header("Content-Type", "text/csv")
                .body("kind,value\nEMAIL,a@example.org\nEMAIL,\u00e9@example.org\n"
                        .getBytes(StandardCharsets.ISO_8859_1))
                .post("/registers/" + REGISTER);
        assertThat(broken.statusCode()).isEqualTo(400);
        assertThat(broken.jsonPath().getString("code")).isEqualTo("BROKEN_TEXT");
        assertThat(hashes()).isEmpty();
        assertThat(given().header("Authorization", "Bearer " + Tokens.of(Role.MARKETER))
                        .header("Content-Type", "text/csv")
                        .body("kind,value\n")
                        .post("/registers/" + REGISTER)
                        .statusCode())
                .isEqualTo(403);
    }

    private static String refusal(String register, String query, String type, String body) {
        var response = post(register, query, type, body);
        return response.statusCode() + " " + response.jsonPath().getString("code");
    }

    private static GraphQl.Answer release(String reason, String... emails) {
        return GraphQl.as(Role.STEWARD)
                .query(
                        """
                mutation($register: String!, $reason: String!, $addresses: [SuppressedAddressInput!]!) {
                    releaseAddresses(input: {register: $register, reason: $reason, addresses: $addresses}) {
                        released register { releases(first: 1) { kind reason listedReason releasedBy } }
                        userErrors { code path } } }""",
                        Map.of(
                                "register",
                                REGISTER,
                                "reason",
                                reason,
                                "addresses",
                                List.of(emails).stream()
                                        .map(email -> Map.of("kind", "EMAIL", "value", email))
                                        .toList()));
    }

    @Test
    void releasesWithAReasonThatIsKept() {
        loaded("", "kind,value\nEMAIL,a@example.org\nEMAIL,b@example.org\n");
        assertThat(release(" ", "a@example.org").<List<String>>data("releaseAddresses.userErrors.code"))
                .containsExactly("INVALID_REASON");
        assertThat(hashes()).hasSize(2);
        var released = release("R-17", "A@example.org", "c@example.org", "nobody");
        assertThat(released.<Integer>data("releaseAddresses.released")).isEqualTo(1);
        assertThat(released.<List<String>>data("releaseAddresses.userErrors.code"))
                .containsExactly("INVALID_ADDRESS", "NOT_LISTED");
        assertThat(released.<List<String>>data("releaseAddresses.register.releases.reason"))
                .containsExactly("R-17");
        assertThat(hashes()).hasSize(1);
        assertThat(GraphQl.as(Role.MARKETER)
                        .query("{ registers { releases { reason } } }")
                        .error())
                .isEqualTo("FORBIDDEN");
    }
}
