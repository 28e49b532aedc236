package io.smalti.platform.dev;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A PostgreSQL server that keeps its data in a folder and ends with this JVM. A server that a killed run left behind is
 * used again when it answers and stopped when it does not.
 */
final class DevDatabase {
    private static final Duration STARTUP = Duration.ofSeconds(60);
    private static final String STOPPED_AT_EXIT = "smalti.dev.postgres.stopped-at-exit";

    private DevDatabase() {}

    /** Makes sure that a server runs on the folder and answers its JDBC URL. Safe to call again after a live reload. */
    static String start(Path folder) {
        var data = folder.toAbsolutePath();
        var left = LeftServer.on(data);
        if (left != null && left.answersSoon()) {
            stopAtExit(data);
            return left.url();
        }
        if (left != null) {
            left.stop();
        }
        var url = startOn(data);
        stopAtExit(data);
        return url;
    }

    private static String startOn(Path data) {
        try {
            Files.createDirectories(data.getParent());
            Files.deleteIfExists(data.resolve("postmaster.pid"));
            // held by an earlier class loader of this JVM when the server died between two reloads
            Files.deleteIfExists(data.resolve("epg-lock"));
            var server = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(STARTUP)
                    .setServerConfig("shared_buffers", "256MB")
                    .setServerConfig("synchronous_commit", "off")
                    .start();
            return LeftServer.url(server.getPort());
        } catch (IOException | IllegalStateException e) {
            var problem = e instanceof IOException io ? io : new IOException(e);
            throw new UncheckedIOException(
                    "PostgreSQL could not be started on " + data + "; delete the folder to begin anew", problem);
        }
    }

    /** Once per JVM: live reload comes here again, in another class loader. */
    private static void stopAtExit(Path data) {
        if (System.setProperty(STOPPED_AT_EXIT, "true") != null) {
            return;
        }
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            var server = LeftServer.on(data);
                            if (server != null) {
                                server.stopAfterLastClient();
                            }
                        },
                        "stop PostgreSQL"));
    }
}
