package io.smalti.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The demo company in a PostgreSQL of its own, which is kept for the next run. */
final class World implements AutoCloseable {
    private final EmbeddedPostgres postgres;
    private final Path data;
    private final long customers;

    private World(EmbeddedPostgres postgres, Path data, long customers) {
        this.postgres = postgres;
        this.data = data;
        this.customers = customers;
    }

    static World of(Path folder, long customers) throws Exception {
        var data = folder.resolve("postgres-" + customers).toAbsolutePath();
        Files.createDirectories(folder);
        Files.deleteIfExists(data.resolve("postmaster.pid"));
        var postgres = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPGStartupWait(Duration.ofMinutes(2))
                .setServerConfig("shared_buffers", "2GB")
                .setServerConfig("max_wal_size", "8GB")
                .setServerConfig("effective_cache_size", "8GB")
                .setServerConfig("random_page_cost", "1.1")
                .setServerConfig("track_activity_query_size", "16384")
                .start();
        var world = new World(postgres, data, customers);
        world.fill();
        return world;
    }

    private void fill() throws Exception {
        try (var connection = connect();
                var rows = connection
                        .createStatement()
                        .executeQuery("select count(*) from pg_class where relname = 'customer' and reltuples > 0")) {
            rows.next();
            if (rows.getLong(1) > 0) {
                return;
            }
        }
        System.out.printf("drawing %,d customers%n", customers);
        try (var loading = start("-Xmx1g", Map.of("SMALTI_DEMO_CUSTOMERS", Long.toString(customers)))) {
            loading.awaitReady(Duration.ofMinutes(30));
        }
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("vacuum analyze");
        }
    }

    /** Lets the application do what has come due, such as borders of scores and the fit of purchases, until nothing is left to do. */
    void settle() throws Exception {
        try (var connection = connect();
                var server = start("-Xmx1g", Map.of())) {
            server.awaitReady(Duration.ofMinutes(1));
            var left = """
                    select (select count(*) from job where state in ('QUEUED', 'RUNNING'))
                        + (select count(*) from (values ('FIT_PURCHASES'), ('REFRESH_SEGMENTS')) v (kind)
                            where not exists (select 1 from job_schedule s where s.kind = v.kind and s.due_at > now()))""";
            for (long more = 1; more > 0; Thread.sleep(500)) {
                try (var rows = connection.createStatement().executeQuery(left)) {
                    rows.next();
                    more = rows.getLong(1);
                }
            }
        }
    }

    long customers() {
        return customers;
    }

    /** As the application's own user. */
    Connection connect() throws Exception {
        return DriverManager.getConnection(url());
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres?user=postgres";
    }

    /** The packaged application on this world, not yet ready. */
    Server start(String heap, Map<String, String> settings) throws Exception {
        return Server.application(this, heap, settings);
    }

    /** The same without an execution of its own, which the build for measurements makes beside it. */
    Server startAsItComes(String heap) throws Exception {
        return Server.asItComes(this, heap);
    }

    /** The native binary of it; null where none was built. */
    @Nullable
    Server startBinary(String heap) throws Exception {
        return Server.binary(this, heap);
    }

    /** What PostgreSQL's processes have used so far; those that ended are not in it. */
    Duration cpu() throws Exception {
        long pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip());
        return Cpu.ofTree(ProcessHandle.of(pid).orElseThrow());
    }

    @Override
    public void close() throws Exception {
        postgres.close();
    }
}
