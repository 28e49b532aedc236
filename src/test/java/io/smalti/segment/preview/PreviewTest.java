package io.smalti.segment.preview;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smalti.platform.database.Sql;
import io.smalti.segment.membership.People;
import io.smalti.testsupport.GraphQl;
import io.smalti.testsupport.TestDatabase;
import jakarta.inject.Inject;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** With so little time for counting that only an estimate is left. */
@QuarkusTest
@TestProfile(PreviewTest.Hurried.class)
@NullUnmarked
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class PreviewTest {
    public static final class Hurried implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("smalti.segments.preview-within", "1ms", "smalti.graphql.time", "120s");
        }
    }

    @Inject
    People people;

    @Inject
    Sql sql;

    @TestHTTPResource
    URL url;

    @Test
    void estimatesWithAnInterval() {
        var keys = people.in("V-ALL", 30_000);
        people.use("update customer set postcode = 'V-SOME' where id = any(?) and id % 4 = 0", keys);
        GraphQl.ADMIN.query("""
                mutation { defineSegment(input: {key: "v-some", name: "n", facet: GEOGRAPHIC, objective: INFORM,
                    rule: {equals: {trait: "postcode", value: "V-SOME"}}}) { userErrors { code } } }""");
        var answer = GraphQl.ADMIN.query("""
                { previewSegment(rule: {all: [{equals: {trait: "postcode", value: "V-SOME"}} {atLeast: {trait: "age", value: 20}}]}) {
                    count precision countFrom countTo base share sample(first: 2) { externalId }
                    overlaps(segments: ["v-some"]) { count precision shareOfPreview shareOfSegment } } }""");
        assertThat(answer.<String>data("previewSegment.precision")).isEqualTo("ESTIMATE");
        int from = answer.data("previewSegment.countFrom");
        int count = answer.data("previewSegment.count");
        int to = answer.data("previewSegment.countTo");
        assertThat(count).isBetween(from, to);
        // one estimate in twenty misses its interval, none by one and a half times its width
        assertThat(Math.abs(count - 7_500)).isLessThanOrEqualTo((to - from) * 3 / 2);
        assertThat(answer.<String>data("previewSegment.overlaps[0].precision")).isEqualTo("ESTIMATE");
        assertThat(answer.<Integer>data("previewSegment.overlaps[0].count"))
                .isEqualTo(answer.<Integer>data("previewSegment.count"));
        assertThat(answer.<Float>data("previewSegment.overlaps[0].shareOfPreview"))
                .isEqualTo(1);
        assertThat(answer.<Float>data("previewSegment.share")).isBetween(0.01f, 0.9f);
        assertThat(answer.<List<String>>data("previewSegment.sample.externalId"))
                .hasSize(2);
    }

    @Test
    void endsWhenTheConnectionIsClosed() throws Exception {
        people.in("V-CLOSED", 3);
        GraphQl.ADMIN.query("""
                mutation { defineSegment(input: {key: "v-closed", name: "n", facet: GEOGRAPHIC, objective: INFORM,
                    rule: {equals: {trait: "postcode", value: "V-CLOSED"}}}) { userErrors { code } } }""");
        var query = "{ previewSegment(rule: {equals: {trait: \\\"postcode\\\", value: \\\"V-CLOSED\\\"}})"
                + " { overlaps(segments: [\\\"v-closed\\\"]) { count } } }";
        var body = "{\"query\": \"" + query + "\"}";
        // the overlaps wait for the table for as long as this transaction lasts
        QuarkusTransaction.begin(QuarkusTransaction.beginOptions().timeout(300));
        sql.update("lock table membership in access exclusive mode");
        try (var socket = new Socket(url.getHost(), url.getPort())) {
            socket.getOutputStream()
                    .write(
                            ("POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                                            + body.length() + "\r\n\r\n" + body)
                                    .getBytes(StandardCharsets.US_ASCII));
            await(1);
        }
        await(0);
        QuarkusTransaction.rollback();
        assertThat(GraphQl.ADMIN.query(query.replace("\\", "")).<List<Integer>>data("previewSegment.overlaps.count"))
                .as("others are answered as before")
                .hasSize(1);
    }

    /** Until so many previews wait for the table. */
    private void await(int waiting) throws InterruptedException {
        var until = Instant.now().plusSeconds(60);
        int found;
        do {
            Thread.sleep(20);
            // in a transaction of its own, for within one PostgreSQL always tells the same
            found = QuarkusTransaction.requiringNew().call(() -> sql.first("""
                    select count(*) from pg_stat_activity
                    where wait_event_type = 'Lock' and query like 'select m.segment_id, count%'""", row -> row.intValue(1)));
        } while (found != waiting && Instant.now().isBefore(until));
        assertThat(found).isEqualTo(waiting);
    }
}
