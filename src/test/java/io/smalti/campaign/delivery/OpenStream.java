package io.smalti.campaign.delivery;

import io.smalti.platform.graphql.Role;
import io.smalti.testsupport.Tokens;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** A stream that is read line by line, and may be left; one that is cut off is an {@link IOException}, not an end. */
final class OpenStream implements AutoCloseable {
    private static final int ID = "{\"id\":\"".length();
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpResponse<InputStream> response;
    private final BufferedReader lines;

    OpenStream(String campaign, String query) throws IOException {
        int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
        var request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + "/campaigns/" + campaign + "/messages?" + query))
                .header("Authorization", "Bearer " + Tokens.of(Role.CAMPAIGN))
                .build();
        try {
            response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
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
        return response.headers().firstValue("Delivery").orElseThrow();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
