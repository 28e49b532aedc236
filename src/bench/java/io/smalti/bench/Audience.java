package io.smalti.bench;

import io.smalti.platform.graphql.Role;
import io.smalti.testsupport.Tokens;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.postgresql.PGConnection;

/**
 * The rendered messages of the whole audience as one stream, with a heap of 256 MiB, beside {@code COPY (same select) TO
 * STDOUT} of the very select that the stream reads. Rows are
 * messages, but people looked at where the skipped come too.
 */
record Audience() implements Benchmark {
    private static final String PATH = "/campaigns/spring-terrace/messages?channel=EMAIL&skipped=true";
    private static final String SENT = "/campaigns/spring-terrace/messages?channel=EMAIL";
    private static final String USUAL =
            "case when country is not null and relation = 'CUSTOMER' then 'SOFT_OPT_IN' else 'CONSENT' end";
    private static final int RUNS = 3;

    private record Read(long rows, long bytes, double seconds, double first) {}

    @Override
    public Table run(World world) throws Exception {
        var table = new Table();
        // an instance that only answers: jobs of the night, such as fitting purchases, would take a core
        try (var server = world.start("-Xmx256m", Map.of("SMALTI_JOB_WORKERS", "0"))) {
            server.awaitReady(java.time.Duration.ofMinutes(1));
            var select = select(world, server);
            // as if mail were opt-out, so that there is a message for nearly everybody
            rule(world, "'OPT_OUT'");
            stream(server, PATH, false);
            for (int run = 0; run < RUNS; run++) {
                add(table, "COPY (same select) TO STDOUT", copy(world, select), 0);
                measured(table, "stream of rendered messages", server, () -> stream(server, SENT, false));
            }
            measured(table, "the same, gzip", server, () -> stream(server, SENT, true));
            resumed(table, server);
            measured(table, "two streams at once, together", server, () -> both(server));
            rule(world, USUAL);
            measured(table, "with consent, the skipped with their reasons", server, () -> stream(server, PATH, false));
        } finally {
            rule(world, USUAL);
        }
        return table;
    }

    /** One stream whole, and one cut off at 60 % and resumed behind the last line that was received. */
    private static void resumed(Table table, Server server) throws Exception {
        var whole = new MessageIds();
        try (var in = open(server, SENT, false).body()) {
            whole.read(in, Integer.MAX_VALUE);
        }
        var parts = new MessageIds();
        try (var in = open(server, SENT, false).body()) {
            parts.read(in, (int) (whole.size() * 0.6));
        }
        long begin = System.nanoTime();
        try (var in = open(server, SENT + "&after=" + parts.last(), false).body()) {
            parts.read(in, Integer.MAX_VALUE);
        }
        if (!Arrays.equals(whole.all(), parts.all())) {
            throw new IllegalStateException(
                    "Twice: %d, missing: %d".formatted(parts.twice(), parts.missing(whole)));
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        table.row(
                "what", "cut off at 60 %% and resumed: %d twice, %d missing".formatted(parts.twice(), parts.missing(whole)),
                "rows", parts.size(),
                "MB", 0.0,
                "seconds", seconds,
                "rows/s", 0L,
                "first byte s", 0.0,
                "peak heap MiB", 0L);
    }

    private static void rule(World world, String requirement) throws Exception {
        try (var connection = world.connect();
                var statement = connection.createStatement()) {
            statement.executeUpdate("update channel_rule set requirement = " + requirement + " where channel = 'EMAIL'");
        }
        Thread.sleep(1_000); // until the application has heard of it
    }

    private static void add(Table table, String what, Read read, long heap) {
        table.row(
                "what", what,
                "rows", read.rows(),
                "MB", read.bytes() / 1e6,
                "seconds", read.seconds(),
                "rows/s", (long) (read.rows() / read.seconds()),
                "first byte s", read.first(),
                "peak heap MiB", heap >> 20);
    }

    private static void measured(Table table, String what, Server server, Callable<Read> work) throws Exception {
        var peak = new AtomicLong();
        try (var watching = Executors.newSingleThreadExecutor()) {
            var done = new java.util.concurrent.CountDownLatch(1);
            var watch = watching.submit(() -> {
                while (!done.await(200, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                    peak.accumulateAndGet(server.heap(), Math::max);
                }
                return null;
            });
            try {
                add(table, what, work.call(), peak.get());
            } finally {
                done.countDown();
            }
            watch.get();
        }
    }

    /** As PostgreSQL shows it while a stream is open. */
    private static String select(World world, Server server) throws Exception {
        var answer = open(server, PATH, false);
        try (var in = answer.body();
                var connection = world.connect();
                var rows = connection
                        .createStatement()
                        .executeQuery("select query from pg_stat_activity where query like 'copy (select%'")) {
            in.read();
            rows.next();
            var copy = rows.getString(1);
            return copy.substring(0, copy.lastIndexOf(')') + 1) + " to stdout";
        }
    }

    private static Read copy(World world, String copy) throws Exception {
        long begin = System.nanoTime();
        var out = new Counting();
        try (var connection = world.connect()) {
            connection.unwrap(PGConnection.class).getCopyAPI().copyOut(copy, out);
        } catch (SQLException e) {
            throw new IllegalStateException(copy, e);
        }
        return new Read(out.rows, out.bytes, (System.nanoTime() - begin) / 1e9, (out.first - begin) / 1e9);
    }

    private static final class Counting extends OutputStream {
        private long rows;
        private long bytes;
        private long first;

        @Override
        public void write(int b) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void write(byte[] row, int from, int length) {
            first = first == 0 ? System.nanoTime() : first;
            rows++;
            bytes += length;
        }
    }

    private static HttpResponse<InputStream> open(Server server, String path, boolean gzip) throws Exception {
        var request = HttpRequest.newBuilder(server.uri(path))
                .header("Authorization", "Bearer " + Tokens.of(Role.ADMIN));
        if (gzip) {
            request.header("Accept-Encoding", "gzip");
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    }

    private static Read stream(Server server, String path, boolean gzip) throws Exception {
        long begin = System.nanoTime();
        var answer = open(server, path, gzip);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("Answered " + answer.statusCode());
        }
        long bytes = 0;
        long first = 0;
        long lines = 0;
        var buffer = new byte[1 << 16];
        try (var in = answer.body()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                first = first == 0 ? System.nanoTime() : first;
                bytes += read;
                for (int i = 0; !gzip && i < read; i++) {
                    lines += buffer[i] == '\n' ? 1 : 0;
                }
            }
        }
        long rows = gzip ? seen(server, answer.headers().firstValue("Delivery").orElseThrow()) : lines;
        return new Read(rows, bytes, (System.nanoTime() - begin) / 1e9, (first - begin) / 1e9);
    }

    private static long seen(Server server, String delivery) throws Exception {
        var query = "{\"query\":\"{ node(id: \\\"" + delivery + "\\\") { ... on Delivery { seen } } }\"}";
        var answer = server.post("/graphql", "application/json", HttpRequest.BodyPublishers.ofString(query));
        return Long.parseLong(new String(answer.body(), StandardCharsets.UTF_8).replaceAll(".*\"seen\":(\\d+).*", "$1"));
    }

    private static Read both(Server server) throws Exception {
        long begin = System.nanoTime();
        try (var two = Executors.newFixedThreadPool(2)) {
            Future<Read> one = two.submit(() -> stream(server, SENT, false));
            Future<Read> other = two.submit(() -> stream(server, SENT, false));
            return new Read(
                    one.get().rows() + other.get().rows(),
                    one.get().bytes() + other.get().bytes(),
                    (System.nanoTime() - begin) / 1e9,
                    Math.max(one.get().first(), other.get().first()));
        }
    }
}
