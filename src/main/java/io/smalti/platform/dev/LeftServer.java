package io.smalti.platform.dev;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL server that this JVM holds no handle of: known by its lock file only. */
record LeftServer(ProcessHandle process, int port) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** The server running on a data folder; null when there is none, whatever the lock file says. */
    static @Nullable LeftServer on(Path data) {
        var lock = data.resolve("postmaster.pid");
        try {
            if (!Files.exists(lock)) {
                return null;
            }
            // the first line is the process, the fourth its port
            var lines = Files.readAllLines(lock);
            int port = lines.size() < 4 ? 0 : Integer.parseInt(lines.get(3).strip());
            return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                    .filter(process ->
                            process.info().command().orElse("postgres").contains("postgres"))
                    .map(process -> new LeftServer(process, port))
                    .orElse(null);
        } catch (IOException | NumberFormatException e) {
            return null;
        }
    }

    static String url(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres";
    }

    String url() {
        return url(port);
    }

    /** Waits for a server that is just starting, recovering or on its way out. */
    boolean answersSoon() {
        var end = Instant.now().plus(PATIENCE);
        while (process.isAlive() && Instant.now().isBefore(end)) {
            try (var connection = DriverManager.getConnection(url() + "&connectTimeout=2&socketTimeout=2")) {
                return connection.isValid(2);
            } catch (SQLException e) {
                pause();
            }
        }
        return false;
    }

    /** Now, breaking connections; by force when it does not obey. */
    void stop() {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start();
            process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (IOException | TimeoutException e) {
            process.destroyForcibly();
            process.onExit().join();
            // its children notice within a second that they are alone
            pause();
            pause();
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets the application close its connections in peace: they end with this JVM at the latest. */
    void stopAfterLastClient() {
        process.destroy();
    }

    private static void pause() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
