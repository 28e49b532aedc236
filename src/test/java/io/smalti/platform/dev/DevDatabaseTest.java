package io.smalti.platform.dev;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A second start is what a run finds after the one before was killed: it holds no handle of the server either. */
@Timeout(120)
@DisabledOnOs(OS.WINDOWS)
class DevDatabaseTest {
    @TempDir
    private static Path folder;

    private static Path data;

    @BeforeAll
    static void startAndLeaveARow() throws SQLException {
        data = folder.resolve("postgres");
        run(DevDatabase.start(data), "create table left_over as select 42 as answer", "checkpoint");
    }

    @AfterAll
    static void stop() {
        var server = LeftServer.on(data);
        if (server != null) {
            server.stop();
        }
    }

    @Test
    void usesAServerThatWasLeftBehind() throws SQLException {
        var url = DevDatabase.start(data);
        assertThat(DevDatabase.start(data)).isEqualTo(url);
        assertThat(answer(url)).isEqualTo(42);
    }

    @Test
    void recoversAServerThatWasKilled() throws Exception {
        signal("KILL");
        server().process().onExit().join();
        assertThat(data.resolve("postmaster.pid")).exists();
        assertThat(answer(DevDatabase.start(data))).isEqualTo(42);
    }

    @Test
    void replacesAServerThatHangs() throws Exception {
        var hanging = server().process();
        signal("STOP");
        assertThat(answer(DevDatabase.start(data))).isEqualTo(42);
        assertThat(hanging.isAlive()).isFalse();
    }

    @Test
    void waitsForAServerOnItsWayOut() throws Exception {
        var leaving = server();
        leaving.stopAfterLastClient();
        assertThat(answer(DevDatabase.start(data))).isEqualTo(42);
    }

    private LeftServer server() {
        return requireNonNull(LeftServer.on(data));
    }

    private void signal(String name) throws IOException, InterruptedException {
        var process = server().process();
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
        Thread.sleep(Duration.ofMillis(200));
    }

    private static void run(String url, String... statements) throws SQLException {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static int answer(String url) throws SQLException {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement();
                var result = statement.executeQuery("select answer from left_over")) {
            result.next();
            return result.getInt(1);
        }
    }
}
