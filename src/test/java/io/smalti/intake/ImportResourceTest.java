package io.smalti.intake;

import static io.restassured.config.EncoderConfig.encoderConfig;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.smalti.platform.database.Sql;
import io.smalti.platform.graphql.Role;
import io.smalti.testsupport.GraphQl;
import io.smalti.testsupport.TestDatabase;
import io.smalti.testsupport.Tokens;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.net.Socket;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class ImportResourceTest {
    private static final String HEADER =
            "\"InvoiceNo\",\"StockCode\",\"Description\",\"Quantity\",\"InvoiceDate\",\"UnitPrice\",\"CustomerID\",\"Country\"\n";
    private static final String RETAIL = "/imports/orders?mapping=online-retail";

    @Inject
    Sql sql;

    /** Sends content types as they are written. */
    private static RequestSpecification given() {
        return RestAssured.given()
                .config(RestAssuredConfig.config()
                        .encoderConfig(encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .defaultContentCharset("UTF-8")
                                .encodeContentTypeAs("application/x-ndjson", ContentType.TEXT)
                                .encodeContentTypeAs("application/xml", ContentType.TEXT)
                                .encodeContentTypeAs("text/csv", ContentType.TEXT)));
    }

    private static Response csv(String path, byte[] body) {
        return given().contentType("text/csv").body(body).post(path);
    }

    private static Response csv(String path, String body) {
        return csv(path, body.getBytes(UTF_8));
    }

    private static String row(String invoice, String product, int quantity, String customer) {
        return "\"%s\",\"%s\",\"A THING\",%d,\"2011-01-05T10:00:00\",2.50,%s,\"Belgium\"\n"
                .formatted(invoice, product, quantity, customer);
    }

    private static String counts(Response response) {
        return counts(response.jsonPath());
    }

    private static String counts(JsonPath json) {
        return "%s %d: %d created, %d updated, %d unchanged, %s"
                .formatted(
                        json.getString("state"),
                        json.getInt("lines"),
                        json.getInt("created"),
                        json.getInt("updated"),
                        json.getInt("unchanged"),
                        new java.util.TreeMap<>(json.getMap("rejectedBy")));
    }

    private String behaviour(String customer) {
        return requireNonNull(sql.first("""
                select lifecycle || ' ' || country || ' ' || orders || ' ' || returns || ' ' || revenue
                from customer c join behaviour b on b.customer_id = c.id where external_id = ?""", row -> row.text(1), customer));
    }

    @Test
    void importsOrdersCreatesCustomersAndChangesNothingTheSecondTime() {
        var file = HEADER
                + row("ir1", "A", 2, "ir-a")
                + row("ir1", "A", 2, "ir-a")
                + row("ir2", "B", 1, "ir-b")
                + row("ir1", "C", 1, "ir-a")
                + row("Cir3", "A", -1, "ir-a")
                + row("Air4", "B", 1, "ir-a")
                + row("ir5", "A", 1, "")
                + row("ir6", "A", 0, "ir-a")
                + row("ir6", "A", -2, "ir-a")
                + row("ir6", "BANK CHARGES", 1, "ir-a");
        var first = csv(RETAIL, file);
        assertThat(counts(first))
                .isEqualTo("DONE 10: 5 created, 0 updated, 0 unchanged, {EXCLUDED_ORDER=1, EXCLUDED_PRODUCT=1,"
                        + " NO_CUSTOMER=1, WRONG_SIGN=1, ZERO=1}");
        assertThat(behaviour("ir-a")).isEqualTo("CUSTOMER BE 1 1 10.00");
        assertThat(given().get(first.path("rejections").toString()).asString())
                .startsWith("line,field,reason,detail,lineTaken\r\n7,\"order\",EXCLUDED_ORDER,")
                .contains("\r\n9,\"quantity\",ZERO,");
        assertThat(given().get("/imports/" + first.path("id")).jsonPath().getInt("rejected"))
                .isEqualTo(5);
        assertThat(GraphQl.ADMIN
                        .query("{ job(id: \"" + first.path("id") + "\") { kind state rows errors error } }")
                        .<java.util.Map<String, Object>>data("job"))
                .hasToString("{kind=IMPORT_ORDERS, state=DONE, rows=10, errors=5, error=null}");
        assertThat(counts(csv(RETAIL, file))).startsWith("DONE 10: 0 created, 0 updated, 5 unchanged");
        assertThat(counts(csv(RETAIL, HEADER + row("ir1", "A", 3, "ir-a"))))
                .isEqualTo("DONE 1: 0 created, 1 updated, 0 unchanged, {}");
        assertThat(behaviour("ir-a")).isEqualTo("CUSTOMER BE 1 1 5.00");
    }

    @Test
    void refusesAWholeFileBeforeWriting() {
        assertThat(csv(RETAIL, HEADER.replace("\"UnitPrice\",", "")).asString())
                .contains("MISSING_COLUMN")
                .contains("UnitPrice");
        assertThat(csv(RETAIL, "").asString()).contains("EMPTY");
        assertThat(csv("/imports/orders?mapping=nope", HEADER).asString()).contains("UNKNOWN_MAPPING");
        assertThat(csv("/imports/customers?mapping=online-retail", HEADER).asString())
                .contains("OTHER_KIND");
        assertThat(csv("/imports/orders", HEADER).asString()).contains("UNKNOWN_SOURCE");
        assertThat(csv("/imports/people", HEADER).asString()).contains("UNKNOWN_KIND");
        assertThat(csv("/imports/customers?source=CRM", "customer,religion\n1,none\n")
                        .asString())
                .contains("SPECIAL_CATEGORY")
                .contains("religion");
        assertThat(given().contentType("text/csv; charset=ISO-8859-1")
                        .body(HEADER)
                        .post(RETAIL)
                        .statusCode())
                .isEqualTo(415);
        assertThat(given().contentType("application/xml")
                        .body(HEADER)
                        .post(RETAIL)
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void letsOnlyStewardsIn() {
        for (var role : Role.values()) {
            int status = given().header("Authorization", "Bearer " + Tokens.of(role))
                    .contentType("text/csv")
                    .body(HEADER)
                    .post(RETAIL)
                    .statusCode();
            assertThat(status).isEqualTo(role == Role.STEWARD || role == Role.ADMIN ? 200 : 403);
        }
    }

    @Test
    void losesOnlyTheBadLine() {
        var broken = (HEADER + row("il1", "A", 1, "il-a") + row("il2", "?", 1, "il-a")).getBytes(UTF_8);
        for (int i = 0; i < broken.length; i++) {
            broken[i] = broken[i] == '?' ? (byte) 0xA3 : broken[i];
        }
        assertThat(counts(csv(RETAIL, broken))).isEqualTo("DONE 2: 1 created, 0 updated, 0 unchanged, {BROKEN_TEXT=1}");
        var open = HEADER + "\"il3\",\"never closed\n" + row("il4", "A", 1, "il-a") + row("il5", "A", 1, "il-a");
        assertThat(counts(csv(RETAIL, open))).isEqualTo("DONE 3: 2 created, 0 updated, 0 unchanged, {STRAY_QUOTE=1}");
    }

    @Test
    void takesGzipAndNdjson() throws Exception {
        var zipped = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(zipped)) {
            gzip.write((HEADER + row("ig1", "A", 1, "ig-a")).getBytes(UTF_8));
        }
        var answer = given().contentType("text/csv")
                .header("Content-Encoding", "gzip")
                .body(zipped.toByteArray())
                .post(RETAIL);
        assertThat(counts(answer)).startsWith("DONE 1: 1 created");
        var lines = """
                {"order":"ig2","customer":"ig-a","placedAt":"2020-02-02T10:00:00Z","lines":[
                """.strip() + """
                {"product":"A","quantity":1,"unitPrice":2.5},{"product":"B","quantity":2,"unitPrice":1}]}
                {"order":"ig3","customer":"ig-a","placedAt":"2020-02-03","product":"A","quantity":1,"unitPrice":"1.5"}
                {"order":"ig4"
                ["no object"]

                {"order":"ig5","customer":"ig-a","placedAt":"2020-02-03","product":"A","quantity":1.5,"unitPrice":"1"}
                {"order":"ig6","customer":"ig-a","religion":"x"}
                """ + "{\"order\":\"" + "x".repeat(2_000_000) + "\"}\n";
        var ndjson = given().contentType("application/x-ndjson").body(lines).post("/imports/orders?source=crm");
        assertThat(counts(ndjson))
                .isEqualTo("DONE 7: 2 created, 0 updated, 0 unchanged, {INVALID_JSON=2, LINE_TOO_LONG=1,"
                        + " NOT_A_WHOLE_NUMBER=1, SPECIAL_CATEGORY=1}");
        assertThat(behaviour("ig-a")).isEqualTo("CUSTOMER BE 3 0 8.50");
    }

    @Test
    void takesInteractions() {
        csv(RETAIL, HEADER + row("ii1", "A", 1, "ii-a"));
        var file = "interaction;customer;kind;occurredAt;channel;subject;score\n"
                + "i1;ii-a;visit;2024-05-01;WEB;/parasols;\n"
                + "i2;ii-a;survey;2024-05-02 10:00;;;11\n"
                + "i3;ii-a;SURVEY;2024-05-02T10:00;;;9\n"
                + "i4;nobody-ii;VISIT;2024-05-02;;;\n"
                + "i5;ii-a;DANCE;2024-05-02;;;\n";
        assertThat(counts(csv("/imports/interactions?source=webshop", file)))
                .isEqualTo(
                        "DONE 5: 2 created, 0 updated, 0 unchanged, {NOT_A_TIME=1, UNKNOWN_CUSTOMER=1, UNKNOWN_VALUE=1}");
        assertThat(counts(csv("/imports/interactions?source=webshop", file))).contains("2 unchanged");
    }

    @Test
    void storesMappings() {
        var mapping = """
                {"kind":"CUSTOMERS","source":"CRM","columns":{"customer":"Nr","postcode":"PLZ","country":"Land"},
                 "countries":{"Belgien":"BE"}}""";
        assertThat(given().contentType("application/json")
                        .body(mapping)
                        .put("/imports/mappings/kunden")
                        .statusCode())
                .isEqualTo(200);
        assertThat(given().get("/imports/mappings/kunden").jsonPath().getString("columns.customer"))
                .isEqualTo("Nr");
        var answer = csv("/imports/customers?mapping=kunden", "Nr;PLZ;Land\nim-1;9000;Belgien\nim-2;1000;Belgien\n");
        assertThat(counts(answer)).startsWith("DONE 2: 2 created");
        assertThat(given().contentType("application/json")
                        .body("{\"kind\":\"ORDERS\",\"columns\":{\"nope\":\"x\"}}")
                        .put("/imports/mappings/bad")
                        .asString())
                .contains("UNKNOWN_FIELD");
        assertThat(given().contentType("application/json")
                        .body("{\"kind\":\"CUSTOMERS\",\"columns\":{\"customer\":\"id\",\"income\":\"Religion\"}}")
                        .put("/imports/mappings/bad")
                        .asString())
                .contains("SPECIAL_CATEGORY");
        assertThat(given().get("/imports/mappings/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void keepsWhatCameBeforeAnUploadWasCutOff() throws Exception {
        var rows = new StringBuilder(HEADER);
        IntStream.range(0, 2_500).forEach(i -> rows.append(row("ic" + i, "A", 1, "ic-" + i % 50)));
        var body = rows.toString().getBytes(UTF_8);
        try (var socket = new Socket("localhost", RestAssured.port)) {
            var out = socket.getOutputStream();
            out.write(("POST " + RETAIL + " HTTP/1.1\r\nHost: x\r\nContent-Type: text/csv\r\nContent-Length: "
                            + (body.length + 100) + "\r\n\r\n")
                    .getBytes(UTF_8));
            out.write(body);
            out.flush();
            Thread.sleep(2_000);
        }
        for (int i = 0; i < 100 && !cutOff(); i++) {
            Thread.sleep(100);
        }
        assertThat(cutOff()).isTrue();
        assertThat(counts(csv(RETAIL, rows.toString())))
                .matches("DONE 2500: \\d+ created, 0 updated, [1-9]\\d+ unchanged, \\{}");
    }

    private boolean cutOff() {
        return !sql.list("select 1 from import_job where error like 'UPLOAD_CUT_OFF%'", row -> 1)
                .isEmpty();
    }

    @Test
    void takesTheSameUploadTwiceAtOnce() throws Exception {
        var rows = new StringBuilder(HEADER);
        IntStream.range(0, 4_000).forEach(i -> rows.append(row("it" + i % 900, "A" + i, 1, "it-" + i % 90)));
        try (var threads = Executors.newFixedThreadPool(2)) {
            var both = IntStream.range(0, 2)
                    .mapToObj(i -> threads.submit(() -> csv(RETAIL, rows.toString())))
                    .toList();
            for (var one : both) {
                assertThat(counts(one.get())).startsWith("DONE 4000:").endsWith("{}");
            }
        }
        int customers = requireNonNull(
                sql.first("select count(*) from customer where external_id like 'it-%'", row -> row.intValue(1)));
        int lines = requireNonNull(sql.first("""
                select count(*) from order_line l join customer_order o on o.id = l.order_id
                where o.external_id like 'it%'""", row -> row.intValue(1)));
        assertThat(customers).isEqualTo(90);
        assertThat(lines).isEqualTo(4_000);
    }
}
