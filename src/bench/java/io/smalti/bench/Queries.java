package io.smalti.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One query, over HTTP, one client: the application; the same with graphql-java's own strategy; and the floor, which
 * sends the same statements and writes their rows as JSON by hand.
 */
record Queries(String query, @Nullable String floor) implements Benchmark {
    static final String DEEP = """
            { customers(first: 50) { nodes { externalId
                lifestyle { level candidates(first: 1) { probability type { code group { code } traits(category: "ATTITUDE") { code index } } } }
                segments { segment { key name
                    types(first: 2) { share type { code group { code } } }
                    personas { name claims { kind statement } } } } } } }""";
    static final String SINGLE = """
            { customer(externalId: "LM0002898") { externalId lifecycle demographics { age language tenure } geography { postcode }
                lifestyle { level } } }""";
    static final String TYPENAME = "{ __typename }";
    static final String MESSAGES = """
            { customers(first: 50) { nodes {
                mail: message(campaign: "spring-terrace", channel: EMAIL) { sent level subject body }
                text: message(campaign: "spring-terrace", channel: SMS) { sent level body } } } }""";

    /** Until the compilers have come to rest: what is counted is the work, not the start. */
    private static final Duration WARM = Duration.ofSeconds(40);

    private static final int ROUNDS = 10;
    private static final int ROUND = 400;

    @Override
    public Table run(World world) throws Exception {
        var servers = new LinkedHashMap<String, Server>();
        try {
            servers.put("Smalti", world.start("-Xmx512m", Map.of()));
            servers.put("standard strategy", world.start("-Xmx512m", Map.of("SMALTI_GRAPHQL_BY_COLUMN", "false")));
            if (floor != null) {
                servers.put("floor", Server.main(Floor.class, world.url(), floor));
            }
            return measure(world, servers);
        } finally {
            for (var server : servers.values()) {
                server.close();
            }
        }
    }

    private Table measure(World world, Map<String, Server> servers) throws Exception {
            var measured = new LinkedHashMap<String, Measured>();
            for (var server : servers.entrySet()) {
                measured.put(server.getKey(), new Measured(server.getValue().awaitReady(Duration.ofMinutes(1))));
            }
            for (var each : measured.values()) {
                each.warm();
            }
            for (int round = 0; round < ROUNDS; round++) {
                for (var each : measured.values()) {
                    each.ask(world);
                }
            }
            var table = new Table();
            measured.forEach((name, each) -> each.addTo(table, name));
            var data = measured.values().stream().map(Measured::data).distinct().toList();
            if (data.size() > 1) {
                throw new IllegalStateException("The answers differ:\n" + String.join("\n", data));
            }
            return table;
    }

    private final class Measured {
        private final Server server;
        private final byte[] body;
        private final List<Long> nanoseconds = new ArrayList<>();
        private Duration cpu = Duration.ZERO;
        private Duration postgres = Duration.ZERO;
        private double allocated;
        private String answer = "";

        Measured(Server server) throws Exception {
            this.server = server;
            body = new ObjectMapper().writeValueAsBytes(Map.of("query", query));
        }

        void warm() throws Exception {
            long until = System.nanoTime() + WARM.toNanos();
            while (System.nanoTime() < until) {
                ask();
            }
        }

        void ask(World world) throws Exception {
            double allocatedBefore = server.allocated();
            var cpuBefore = server.cpu();
            var postgresBefore = world.cpu();
            for (int i = 0; i < ROUND; i++) {
                long start = System.nanoTime();
                ask();
                nanoseconds.add(System.nanoTime() - start);
            }
            cpu = cpu.plus(server.cpu()).minus(cpuBefore);
            postgres = postgres.plus(world.cpu()).minus(postgresBefore);
            allocated += server.allocated() - allocatedBefore;
        }

        private void ask() throws Exception {
            var got = server.post("/graphql", "application/json", BodyPublishers.ofByteArray(body));
            if (got.statusCode() != 200) {
                throw new IllegalStateException("Answered " + got.statusCode() + ": " + new String(got.body()));
            }
            answer = new String(got.body(), StandardCharsets.UTF_8);
        }

        /** Without the extensions, which the floor has not. */
        String data() {
            int end = answer.indexOf(",\"extensions\"");
            return end < 0 ? answer : answer.substring(0, end) + "}";
        }

        void addTo(Table table, String name) {
            var sorted = nanoseconds.stream().sorted().toList();
            double requests = sorted.size();
            table.row(
                    "by", name,
                    "bytes", answer.length(),
                    "server CPU ms", cpu.toNanos() / 1e6 / requests,
                    "PostgreSQL CPU ms", postgres.toNanos() / 1e6 / requests,
                    "allocated kB", Math.round(allocated / 1000 / requests),
                    "median ms", sorted.get(sorted.size() / 2) / 1e6,
                    "p95 ms", sorted.get(sorted.size() * 95 / 100) / 1e6);
        }
    }
}
