package io.smalti.bench;

import io.smalti.platform.graphql.Role;
import io.smalti.testsupport.Tokens;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A process that answers HTTP: the application as it is delivered, or what it is compared with. */
final class Server implements AutoCloseable {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final Pattern HEAP = Pattern.compile("(?m)^jvm_memory_used_bytes\\{[^}]*area=\"heap\"[^}]*} (\\S+)$");

    private final Process process;
    private final int port;

    private Server(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** The jar or the native binary, whichever was built last. */
    static Server application(World world, String heap, Map<String, String> settings) throws IOException {
        var notes = new Properties();
        try (var reader = Files.newBufferedReader(Path.of("target", "quarkus-artifact.properties"))) {
            notes.load(reader);
        }
        var path = Path.of("target").resolve(notes.getProperty("path")).toAbsolutePath().toString();
        return started(
                notes.getProperty("type").startsWith("native")
                        ? List.of(path, heap)
                        : List.of(java(), heap, "-jar", path),
                world,
                settings);
    }

    /** SmallRye's own execution of the same API. */
    static Server asItComes(World world, String heap) throws IOException {
        var path = Path.of("target", "as-it-comes", "quarkus-run.jar");
        return started(List.of(java(), heap, "-jar", path.toAbsolutePath().toString()), world, Map.of());
    }

    /** The native binary, as it was built last; null where none was built. */
    static @Nullable Server binary(World world, String heap) throws IOException {
        var path = Path.of(System.getProperty("binary", ""));
        return Files.isRegularFile(path)
                ? started(List.of(path.toAbsolutePath().toString(), heap), world, Map.of())
                : null;
    }

    private static Server started(List<String> command, World world, Map<String, String> settings)
            throws IOException {
        int port = freePort();
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log("application", port));
        builder.environment()
                .putAll(Map.of(
                        "QUARKUS_DATASOURCE_JDBC_URL", world.url(),
                        "QUARKUS_OIDC_PUBLIC_KEY", Tokens.publicKey(),
                        "QUARKUS_OIDC_TOKEN_ISSUER", Tokens.ISSUER,
                        "QUARKUS_HTTP_PORT", Integer.toString(port)));
        builder.environment().putAll(settings);
        return new Server(builder.start(), port);
    }

    /** A main class of the benchmarks, which gets a port and these arguments. */
    static Server main(Class<?> main, String... arguments) throws IOException {
        int port = freePort();
        var command = new ArrayList<>(List.of(
                java(), "-cp", System.getProperty("java.class.path"), main.getName(), Integer.toString(port)));
        command.addAll(List.of(arguments));
        return new Server(
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log(main.getSimpleName(), port))
                        .start(),
                port);
    }

    /** Waits until the probe is up. */
    Server awaitReady(Duration most) throws Exception {
        long until = System.nanoTime() + most.toNanos();
        while (System.nanoTime() < until) {
            if (!process.isAlive()) {
                throw new IllegalStateException("The server ended with " + process.exitValue() + "; see target/bench");
            }
            try {
                if (get("/q/health/ready").statusCode() == 200) {
                    return this;
                }
            } catch (IOException e) {
                // it does not listen yet
            }
            Thread.sleep(20);
        }
        throw new IllegalStateException("Not ready after " + most);
    }

    HttpResponse<byte[]> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(uri(path)).GET());
    }

    HttpResponse<byte[]> post(String path, String type, HttpRequest.BodyPublisher body) throws Exception {
        return send(HttpRequest.newBuilder(uri(path)).header("Content-Type", type).POST(body));
    }

    private static HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
        return CLIENT.send(
                request.header("Authorization", "Bearer " + TOKEN).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static final String TOKEN = Tokens.of(Role.ADMIN);

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    Duration cpu() {
        return Cpu.ofTree(process.toHandle());
    }

    /** Bytes allocated so far, as far as the collector has seen; 0 where nobody counts. */
    double allocated() throws Exception {
        return new String(get("/q/metrics").body(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("jvm_gc_memory_allocated_bytes_total"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** Bytes of heap in use, of which some may be garbage. */
    long heap() throws Exception {
        var metrics = new String(get("/q/metrics").body(), StandardCharsets.UTF_8);
        return HEAP.matcher(metrics)
                .results()
                .mapToLong(match -> (long) Double.parseDouble(match.group(1)))
                .sum();
    }

    long pid() {
        return process.pid();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String java() {
        return ProcessHandle.current().info().command().orElse("java");
    }

    private static java.io.File log(String name, int port) {
        return Path.of("target", "bench", name + "-" + port + ".log").toFile();
    }

    /** As when the power fails. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    @Override
    public void close() throws Exception {
        process.destroy();
        process.waitFor();
    }
}
