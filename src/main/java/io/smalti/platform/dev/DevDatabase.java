package io.smalti.platform.dev;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server that keeps its data in a folder. A server that a killed run left behind on that folder is used
 * again; a stale lock is cleared.
 */
public final class DevDatabase {
    private static final Duration STARTUP = Duration.ofSeconds(60);

    private DevDatabase() {}

    /** Makes sure that a server runs on the folder, stops it when this JVM ends, and answers its JDBC URL. */
    public static String start(Path folder) {
        var data = folder.toAbsolutePath();
        var left = runningOn(data);
        if (left != null) {
            Runtime.getRuntime().addShutdownHook(new Thread(left.process()::destroy, "stop PostgreSQL"));
            return url(left.port());
        }
        try {
            Files.createDirectories(data.getParent());
            Files.deleteIfExists(data.resolve("postmaster.pid"));
            var server = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setPGStartupWait(STARTUP)
                    .setServerConfig("shared_buffers", "256MB")
                    .setServerConfig("synchronous_commit", "off")
                    .start();
            return url(server.getPort());
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL could not be started on " + data, e);
        }
    }

    private static String url(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres";
    }

    private record Running(ProcessHandle process, int port) {}

    /** The first line of postmaster.pid is the process, the fourth its port. */
    private static @Nullable Running runningOn(Path data) {
        var lock = data.resolve("postmaster.pid");
        try {
            List<String> lines = Files.exists(lock) ? Files.readAllLines(lock) : List.of();
            if (lines.size() < 4) {
                return null;
            }
            int port = Integer.parseInt(lines.get(3).strip());
            return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                    .filter(process ->
                            process.info().command().orElse("postgres").contains("postgres"))
                    .filter(process -> answers(port))
                    .map(process -> new Running(process, port))
                    .orElse(null);
        } catch (IOException | NumberFormatException e) {
            return null;
        }
    }

    private static boolean answers(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
