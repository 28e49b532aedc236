package io.smalti.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import io.smalti.platform.graphql.Role;
import io.smalti.testsupport.Tokens;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two processes of what is delivered share one database, and one is killed in the middle of the work. */
@Timeout(180)
class TwoInstancesIT {
    private static final int PEOPLE = 4_000;
    private static final int BLOCKED = 1_000;

    /** The range that begins at the thousandth customer waits for a row that the test has written and not committed. */
    @Test
    void computesASegmentOnceThoughTheInstanceThatBeganIsKilled() throws Exception {
        var running = new HashMap<String, Process>();
        try (var postgres = EmbeddedPostgres.start();
                var connection = DriverManager.getConnection(url(postgres, "test"));
                var block = DriverManager.getConnection(url(postgres, "block"))) {
            int port = start("one", postgres, running);
            start("two", postgres, running);
            execute(connection, """
                    insert into customer (external_id, country, postcode, birth_year)
                    select 'T-' || n, 'BE', case when n %% 3 = 0 then '9000' else '1000' end, 1980
                    from generate_series(1, %d) n""".formatted(PEOPLE));
            block.setAutoCommit(false);
            execute(block, "insert into membership_range values (1, %d, '{}')".formatted(BLOCKED));
            assertThat(post(port, """
                    mutation { defineSegment(input: {key: "ghent", name: "Ghent", facet: GEOGRAPHIC, objective: INFORM, \
                    rule: {equals: {trait: "postcode", value: "9000"}}}) { job { state } userErrors { message } } }""")).contains("\"userErrors\":[]");
            var waiting = """
                    select application_name from pg_stat_activity
                    where wait_event_type = 'Lock' and query like 'insert into membership_range%'""";
            await(connection, "select count(*) from (" + waiting + ") w", 1);
            assertThat(number(connection, "select rows_done from job where kind = 'RECOMPUTE_SEGMENTS'"))
                    .isEqualTo(BLOCKED);
            assertThat(number(connection, "select count(*) from membership")).isZero();
            running.get(text(connection, waiting)).destroyForcibly().waitFor();
            block.rollback();
            await(connection, "select count(*) from job where kind = 'RECOMPUTE_SEGMENTS' and state = 'DONE'", 1);
            assertThat(number(connection, "select claim from job where kind = 'RECOMPUTE_SEGMENTS'"))
                    .isGreaterThan(1);
            assertThat(number(connection, "select rows_done from job where kind = 'RECOMPUTE_SEGMENTS'"))
                    .isEqualTo(PEOPLE);
            assertThat(number(connection, "select size from segment")).isEqualTo(PEOPLE / 3);
            assertThat(number(connection, """
                    select count(*) from customer c full join membership m on m.customer_id = c.id
                    where (c.postcode = '9000') is distinct from (m.customer_id is not null)""")).isZero();
            assertThat(number(connection, "select count(*) from membership_change"))
                    .isZero();
            assertThat(number(connection, "select sum(people) from membership_change_block"))
                    .isEqualTo(PEOPLE / 3);
            assertThat(number(
                            connection, "select count(distinct id) from membership_change_block, unnest(customers) id"))
                    .isEqualTo(PEOPLE / 3);
        } finally {
            running.values().forEach(Process::destroyForcibly);
        }
    }

    private static String url(EmbeddedPostgres postgres, String name) {
        return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres?user=postgres&ApplicationName=" + name;
    }

    /** Answers the port as soon as it is ready. */
    private static int start(String name, EmbeddedPostgres postgres, Map<String, Process> running) throws Exception {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        var process = Artifact.built()
                .start(Map.of(
                        "QUARKUS_DATASOURCE_JDBC_URL", url(postgres, name),
                        "QUARKUS_OIDC_PUBLIC_KEY", Tokens.publicKey(),
                        "QUARKUS_LOG_LEVEL", "WARN",
                        "QUARKUS_HTTP_PORT", Integer.toString(port),
                        "SMALTI_SEGMENTS_AT_ONCE", "0",
                        "SMALTI_SEGMENTS_STEP", "20",
                        "SMALTI_SEGMENTS_LONGEST_STEP", "20",
                        "SMALTI_JOB_SCHEDULES", "false",
                        "SMALTI_JOB_LEASE", "5S"));
        running.put(name, process);
        while (process.isAlive()) {
            try {
                if (post(port, "{ __typename }").contains("Query")) {
                    return port;
                }
            } catch (IOException e) {
                Thread.sleep(Duration.ofMillis(20));
            }
        }
        throw new AssertionError(new String(process.getInputStream().readAllBytes()));
    }

    private static String post(int port, String query) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/graphql"))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + Tokens.of(Role.ADMIN))
                .POST(BodyPublishers.ofString("{\"query\":\"" + query.replace("\"", "\\\"") + "\"}"))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString()).body();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            assertThat(result.next()).isTrue();
            return result.getString(1);
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        return Long.parseLong(text(connection, sql));
    }

    private static void await(Connection connection, String sql, long wanted) throws Exception {
        var until = Instant.now().plusSeconds(90);
        while (number(connection, sql) != wanted && Instant.now().isBefore(until)) {
            Thread.sleep(50);
        }
        assertThat(number(connection, sql)).as(sql).isEqualTo(wanted);
    }
}
