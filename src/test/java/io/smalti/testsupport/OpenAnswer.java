package io.smalti.testsupport;

import io.smalti.platform.graphql.Role;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is read line by line, no faster than asked for, and may be left; one that is cut off is an
 * {@link IOException}, not an end.
 */
public final class OpenAnswer implements AutoCloseable {
    private final HttpURLConnection connection;
    private final BufferedReader lines;

    /** What GET answers, or POST where there is a body of JSON. */
    public OpenAnswer(Role role, String path, @Nullable String body) throws IOException {
        connection = (HttpURLConnection) uri(path).toURL().openConnection();
        connection.setRequestProperty("Authorization", "Bearer " + Tokens.of(role));
        if (body != null) {
            connection.setDoOutput(true);
            connection.setRequestProperty("Content-Type", "application/json");
            connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
        }
        lines = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Of a path of the application under test. */
    public static URI uri(String path) {
        int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
        return URI.create("http://localhost:" + port + path);
    }

    /** The next line; null after the last. */
    public @Nullable String next() throws IOException {
        return lines.readLine();
    }

    /** How many lines are left. */
    public long rest() throws IOException {
        long rest = 0;
        while (next() != null) {
            rest++;
        }
        return rest;
    }

    public String header(String name) {
        return connection.getHeaderField(name);
    }

    @Override
    public void close() {
        connection.disconnect();
    }
}
