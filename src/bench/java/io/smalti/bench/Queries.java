package io.smalti.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One query, over HTTP, one client: the application; its native binary, where one was built; the application with
 * graphql-java's own strategy; SmallRye as it comes, with its own fetchers, loaders and HTTP front; and the floor, which
 * sends the same statements and writes their rows as JSON by hand.
 *
 * @param floor the name of the query there
 * @param rightAsItComes whether SmallRye answers it rightly: aliases of a batched field get the arguments of the first
 */
record Queries(String query, String floor, boolean rightAsItComes) implements Benchmark {
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
    private static final Duration WARM = Duration.ofSeconds(Long.getLong("warm", 30));

    private static final int ROUNDS = 5;
    /** What of a round is counted: long enough for the processor to have this server's code at hand again. */
    private static final Duration ROUND = Duration.ofSeconds(4);

    private static final Duration AGAIN = Duration.ofMillis(500);

    private static final String OURS = "Smalti";
    private static final String FLOOR = "floor";

    @Override
    public Table run(World world) throws Exception {
        var measured = new LinkedHashMap<String, Measured>();
        try {
            var ours = new Measured(world.start("-Xmx512m", Map.of()));
            measured.put(OURS, ours);
            var binary = world.startBinary("-Xmx512m");
            if (binary != null) {
                measured.put("Smalti, native binary", new Measured(binary));
            }
            measured.put(
                    "standard strategy",
                    new Measured(world.start("-Xmx512m", Map.of("SMALTI_GRAPHQL_BY_COLUMN", "false"))));
            measured.put("SmallRye as it comes", new Measured(world.startAsItComes("-Xmx512m")));
            ours.warm(WARM);
            var answer = Path.of("target", "bench", "answer.json");
            Files.writeString(answer, ours.answer);
            measured.put(FLOOR, new Measured(Server.main(Floor.class, world.url(), floor, answer.toString())));
            return measure(world, measured);
        } finally {
            for (var each : measured.values()) {
                each.server.close();
            }
        }
    }

    private Table measure(World world, Map<String, Measured> measured) throws Exception {
        for (var each : measured.values()) {
            each.warm(WARM);
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (var each : measured.values()) {
                each.ask(world);
            }
        }
        var data = measured.entrySet().stream()
                .filter(each -> rightAsItComes || !each.getKey().startsWith("SmallRye"))
                .map(each -> each.getValue().data())
                .distinct()
                .toList();
        if (data.size() > 1) {
            throw new IllegalStateException("The answers differ:\n" + String.join("\n", data));
        }
        var table = new Table();
        measured.forEach((name, each) -> each.addTo(table, name, measured));
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

        void warm(Duration time) throws Exception {
            server.awaitReady(Duration.ofMinutes(1));
            long until = System.nanoTime() + time.toNanos();
            while (System.nanoTime() < until) {
                ask();
            }
        }

        void ask(World world) throws Exception {
            warm(AGAIN);
            double allocatedBefore = server.allocated();
            var cpuBefore = server.cpu();
            var postgresBefore = world.cpu();
            long until = System.nanoTime() + ROUND.toNanos();
            while (System.nanoTime() < until) {
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

        private double cost() {
            return (double) cpu.plus(postgres).toNanos() / nanoseconds.size();
        }

        /** How many answers a second of waiting for them. */
        private double rate() {
            return 1e9 * nanoseconds.size()
                    / nanoseconds.stream().mapToLong(Long::longValue).sum();
        }

        void addTo(Table table, String name, Map<String, Measured> all) {
            var sorted = nanoseconds.stream().sorted().toList();
            double requests = sorted.size();
            table.row(
                    "by", name,
                    "bytes", answer.length(),
                    "server CPU ms", cpu.toNanos() / 1e6 / requests,
                    "PostgreSQL CPU ms", postgres.toNanos() / 1e6 / requests,
                    "× floor", cost() / all.get(FLOOR).cost(),
                    "allocated kB", allocated == 0 ? "" : Math.round(allocated / 1000 / requests),
                    "median ms", sorted.get(sorted.size() / 2) / 1e6,
                    "p95 ms", sorted.get(sorted.size() * 95 / 100) / 1e6,
                    "answers a second", Math.round(rate()),
                    "× " + OURS, rate() / all.get(OURS).rate());
        }
    }
}
