package io.smalti.bench;

import io.smalti.platform.graphql.Role;
import io.smalti.testsupport.Tokens;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** One cell by GET from thousands of open connections, each of which asks again as soon as it is answered. */
record Cells(int connections) implements Benchmark {
    private static final List<String> TYPES = List.of("A01", "B05", "C12", "D14", "E18", "F24", "G29", "H33");
    private static final Duration WARM = Duration.ofSeconds(5);
    private static final Duration LONG = Duration.ofSeconds(20);

    @Override
    public Table run(World world) throws Exception {
        var table = new Table();
        try (var server = world.start("-Xmx512m", Map.of("SMALTI_JOB_WORKERS", "0"))) {
            server.awaitReady(Duration.ofMinutes(1));
            new Load(server, connections).run(WARM);
            // the application at rest: what listens for changes and validates connections asks now and then, too
            long resting = statements(world);
            Thread.sleep(LONG.toMillis());
            long before = statements(world);
            var load = new Load(server, connections);
            load.run(LONG);
            var times = load.times();
            table.row(
                    "connections", connections,
                    "requests", times.length,
                    "errors", load.errors.get(),
                    "requests/s", (long) (times.length / (double) LONG.toSeconds()),
                    "p50 ms", times[times.length / 2] / 1e6,
                    "p99 ms", times[(int) (times.length * 0.99)] / 1e6,
                    "max ms", times[times.length - 1] / 1e6,
                    "transactions in PostgreSQL", statements(world) - before,
                    "at rest", before - resting);
        }
        return table;
    }

    /** Those of the application and of this question itself. */
    private static long statements(World world) throws Exception {
        Thread.sleep(1_500); // PostgreSQL tells them with a delay
        try (var connection = world.connect();
                var rows = connection
                        .createStatement()
                        .executeQuery("select xact_commit + xact_rollback from pg_stat_database where datname = 'postgres'")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static final class Load {
        private final Server server;
        private final int connections;
        private final AtomicInteger errors = new AtomicInteger();
        private final AtomicLong turn = new AtomicLong();
        private final List<Long> nanoseconds = new ArrayList<>();
        private final String token = "Bearer " + Tokens.of(Role.CAMPAIGN);

        Load(Server server, int connections) {
            this.server = server;
            this.connections = connections;
        }

        void run(Duration time) throws Exception {
            var vertx = Vertx.vertx();
            try {
                var client = vertx.createHttpClient(
                        new HttpClientOptions().setKeepAlive(true).setMaxPoolSize(connections));
                long end = System.nanoTime() + time.toNanos();
                var done = new CountDownLatch(connections);
                for (int i = 0; i < connections; i++) {
                    ask(client, end, done);
                }
                done.await();
            } finally {
                vertx.close().toCompletionStage().toCompletableFuture().get();
            }
        }

        private void ask(HttpClient client, long end, CountDownLatch done) {
            long begin = System.nanoTime();
            if (begin > end) {
                done.countDown();
                return;
            }
            var type = TYPES.get((int) (turn.getAndIncrement() % TYPES.size()));
            var query = "{ messageVariant(campaign: \"spring-terrace\", channel: EMAIL, language: \"fr\", type: \"" + type
                    + "\", ageBand: \"25-29\") { level subject body } }";
            var uri = server.uri("/graphql?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
            client.request(HttpMethod.GET, uri.getPort(), uri.getHost(), uri.getRawPath() + "?" + uri.getRawQuery())
                    .compose(request -> request.putHeader("Authorization", token)
                            .putHeader("Accept", "application/json")
                            .send())
                    .compose(answer -> answer.body()
                            .map(body -> answer.statusCode() == 200 && body.toString().contains("\"subject\":\"")))
                    .onComplete(answered -> {
                        if (answered.failed() || !answered.result()) {
                            errors.incrementAndGet();
                        }
                        synchronized (nanoseconds) {
                            nanoseconds.add(System.nanoTime() - begin);
                        }
                        ask(client, end, done);
                    });
        }

        long[] times() {
            var times = nanoseconds.stream().mapToLong(Long::longValue).toArray();
            Arrays.sort(times);
            return times;
        }
    }
}
