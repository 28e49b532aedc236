package io.smalti.bench;

import static io.smalti.bench.SegmentRules.ask;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;

/**
 * One order of one customer after the other, over HTTP: how long until the mutation has answered, when all memberships of
 * the customer are right; and how long the deciding in memory takes of it, as the metric of the application says.
 *
 * @param segments so many are defined before, a third of them over orders; where there are many customers fewer
 */
record SegmentChanges(int segments) implements Benchmark {
    private static final int WARM = 1_000;
    private static final int MEASURED = 1_000;
    private static final long MANY = 50_000;

    @Override
    public Table run(World world) throws Exception {
        var table = new Table();
        try (var server = world.start("-Xmx512m", Map.of("SMALTI_SEGMENTS_AT_ONCE", "1000000"));
                var connection = world.connect()) {
            server.awaitReady(Duration.ofMinutes(1));
            int wanted = world.customers() > MANY ? 0 : segments;
            for (int i = 0; i < wanted; i++) {
                define(server, i);
            }
            var random = new Random();
            orders(server, world, random, WARM);
            var before = decided(server);
            var milliseconds = orders(server, world, random, MEASURED);
            var after = decided(server);
            int there = ask(server, "{ segments { totalCount } }").at("/data/segments/totalCount").asInt();
            for (int i = 0; i < wanted; i++) {
                delete(server, i);
            }
            table.row(
                    "segments", there,
                    "customers", world.customers(),
                    "median ms", milliseconds[milliseconds.length / 2],
                    "p95 ms", milliseconds[milliseconds.length * 95 / 100],
                    "deciding ms", 1000 * (after[0] - before[0]) / (after[1] - before[1]));
        }
        return table;
    }

    private static void define(Server server, int number) throws Exception {
        var rule = switch (number % 6) {
            case 0 -> "{orders: {withinDays: %d, atLeast: 2}}".formatted(30 + number);
            case 1 -> "{all: [{range: {trait: \"age\", from: %1$d, below: %2$d}} {equals: {trait: \"tenure\", value: \"OWNER\"}}]}"
                    .formatted(18 + number % 50, 30 + number % 50);
            case 2 -> "{any: [{atLeast: {trait: \"revenue\", value: %d}} {contains: {trait: \"interests\", value: \"GARDENING\"}}]}"
                    .formatted(50 * number);
            case 3 -> "{orders: {withinDays: %d, measure: REVENUE, atLeast: %d, lines: {descriptionContains: \"stool\"}}}"
                    .formatted(100 + number, number);
            case 4 -> "{inferred: {in: {trait: \"tenure\", values: [\"PRIVATE_RENT\", \"SOCIAL_RENT\"]}}}";
            default -> "{all: [{rfm: {monetaryFrom: %d}} {not: {in: {trait: \"postcode\", values: [\"1000\", \"9000\"]}}}]}"
                    .formatted(1 + number % 5);
        };
        ask(
                server,
                "mutation { defineSegment(input: {key: \"many-%d\", name: \"n\", facet: BEHAVIOURAL, objective: INFORM, rule: %s}) { userErrors { message } } }"
                        .formatted(number, rule));
    }

    private static void delete(Server server, int number) throws Exception {
        var id = ask(server, "{ segment(key: \"many-%d\") { id } }".formatted(number)).at("/data/segment/id");
        ask(server, "mutation { deleteSegment(input: {id: \"%s\"}) { deletedId } }".formatted(id.asText()));
    }

    /** Milliseconds, ascending. */
    private static double[] orders(Server server, World world, Random random, int number) throws Exception {
        var times = new double[number];
        for (int i = 0; i < number; i++) {
            var mutation = """
                    mutation { recordOrders(input: {source: WEBSHOP, orders: [{externalId: "change-%d", customer: "LM%07d",
                        placedAt: "%s", lines: [{product: "S-1", description: "Stool", quantity: 1, unitPrice: 49.5}]}]}) {
                        results { outcome } } }""".formatted(random.nextLong(), 1 + random.nextLong(world.customers()), Instant.now());
            long began = System.nanoTime();
            var outcome = ask(server, mutation).at("/data/recordOrders/results/0/outcome").asText();
            times[i] = (System.nanoTime() - began) / 1e6;
            if (!outcome.equals("CREATED")) {
                throw new IllegalStateException(outcome + " for " + mutation);
            }
        }
        Arrays.sort(times);
        return times;
    }

    /** Seconds and customers. */
    private static double[] decided(Server server) throws Exception {
        var metrics = new String(server.get("/q/metrics").body(), StandardCharsets.UTF_8);
        return new double[] {
            metric(metrics, "smalti_segments_decided_seconds_sum"), metric(metrics, "smalti_segments_decided_seconds_count")
        };
    }

    private static double metric(String metrics, String name) {
        return metrics.lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
