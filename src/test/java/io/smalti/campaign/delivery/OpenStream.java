package io.smalti.campaign.delivery;

import io.smalti.platform.graphql.Role;
import io.smalti.testsupport.Tokens;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * A stream that is read line by line, no faster than asked for, and may be left; one that is cut off is an
 * {@link IOException}, not an end.
 */
final class OpenStream implements AutoCloseable {
    private static final int ID = "{\"id\":\"".length();
    private final HttpURLConnection connection;
    private final BufferedReader lines;

    OpenStream(String campaign, String query) throws IOException {
        connection = (HttpURLConnection) uri(campaign, query).toURL().openConnection();
        connection.setRequestProperty("Authorization", "Bearer " + Tokens.of(Role.CAMPAIGN));
        lines = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
    }

    static URI uri(String campaign, String query) {
        int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
        return URI.create("http://localhost:" + port + "/campaigns/" + campaign + "/messages?" + query);
    }

    /** The id of the next message; null after the last. */
    @Nullable
    String next() throws IOException {
        var line = lines.readLine();
        return line == null ? null : line.substring(ID, line.indexOf('"', ID));
    }

    List<String> all() throws IOException {
        var rest = new ArrayList<String>();
        for (var id = next(); id != null; id = next()) {
            rest.add(id);
        }
        return rest;
    }

    String delivery() {
        return connection.getHeaderField("Delivery");
    }

    @Override
    public void close() {
        connection.disconnect();
    }
}
