package io.smalti.bench;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** The people behind the cells of a matrix, and the cells to write next: counted, and kept. */
record Matrices() implements Benchmark {
    private static final String QUERY = """
            {"query": "{ campaign(key: \\"spring-terrace\\") { matrix(channel: EMAIL) { countedAt people { total own fallback } \
            nextCells(first: 10) { cell { type group ageBand } people gain } rows { cells { people } } } } }"}""";

    @Override
    public Table run(World world) throws Exception {
        var table = new Table();
        // without jobs: what the night's take would be measured too
        try (var server = world.start("-Xmx256m", Map.of("SMALTI_JOB_WORKERS", "0", "SMALTI_CAMPAIGNS_KEEP_PEOPLE_COUNTS", "10M"))) {
            server.awaitReady(Duration.ofMinutes(1));
            ask(table, server, "first of all, everybody counted");
            for (int i = 0; i < 3; i++) {
                ask(table, server, "again, counts kept");
            }
        }
        return table;
    }

    private static void ask(Table table, Server server, String what) throws Exception {
        long begin = System.nanoTime();
        var answer = server.post("/graphql", "application/json", HttpRequest.BodyPublishers.ofString(QUERY));
        double seconds = (System.nanoTime() - begin) / 1e9;
        var text = new String(answer.body(), StandardCharsets.UTF_8);
        if (!text.contains("\"gain\":")) {
            throw new IllegalStateException(text.substring(0, Math.min(500, text.length())));
        }
        table.row("what", what, "seconds", seconds, "people", text.replaceAll("(?s).*\"total\":(\\d+).*", "$1"));
    }
}
