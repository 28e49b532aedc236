package io.smalti.packaged;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** The file that the build delivers, as Quarkus notes it beside. */
record Artifact(Path path, boolean binary) {
    private static final Path TARGET = Path.of("target");

    static Artifact built() throws IOException {
        var notes = new Properties();
        try (var reader = Files.newBufferedReader(TARGET.resolve("quarkus-artifact.properties"))) {
            notes.load(reader);
        }
        return new Artifact(
                TARGET.resolve(notes.getProperty("path")),
                notes.getProperty("type").startsWith("native"));
    }

    /** Starts it with nothing but these settings, as environment variables. */
    Process start(Map<String, String> settings) throws IOException {
        var command = new ArrayList<String>();
        if (!binary) {
            command.addAll(List.of(ProcessHandle.current().info().command().orElse("java"), "-jar"));
        }
        command.add(path.toAbsolutePath().toString());
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("QUARKUS_"));
        builder.environment().putAll(settings);
        return builder.start();
    }
}
