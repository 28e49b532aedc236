package io.smalti.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs the benchmarks that are named, or all of them. */
final class Bench {
    private static final Path FOLDER = Path.of("target", "bench");
    private static final Map<String, Benchmark> ALL = new LinkedHashMap<>();

    static {
        ALL.put("deep", new Queries(Queries.DEEP, "deep", true));
        ALL.put("single", new Queries(Queries.SINGLE, "single", true));
        ALL.put("typename", new Queries(Queries.TYPENAME, "typename", true));
        ALL.put("messages", new Queries(Queries.MESSAGES, "messages", false));
        ALL.put("stream", new Audience());
        ALL.put("matrix", new Matrices());
        ALL.put("cell", new Cells(2_000));
        ALL.put("intake", new Intake());
        ALL.put("segments", new SegmentRules());
        ALL.put("changes", new SegmentChanges(200));
    }

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        var wanted = System.getProperty("bench", "");
        var names = wanted.isBlank() ? List.copyOf(ALL.keySet()) : List.of(wanted.split(","));
        try (var world = World.of(FOLDER, Long.getLong("customers", 10_000))) {
            for (var name : names) {
                var benchmark = ALL.get(name);
                if (benchmark == null) {
                    throw new IllegalArgumentException("No benchmark is called " + name + "; there are " + ALL.keySet());
                }
                var table = benchmark.run(world);
                System.out.printf("%n%s, %,d customers%n%s", name, world.customers(), table);
                Files.writeString(FOLDER.resolve(name + ".json"), new ObjectMapper().writeValueAsString(table.rows()));
            }
        }
    }
}
