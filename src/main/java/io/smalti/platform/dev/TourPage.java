package io.smalti.platform.dev;

import io.quarkus.arc.profile.IfBuildProfile;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The queries of the README as links into GraphiQL. */
@IfBuildProfile("dev")
class TourPage {
    private static final Pattern STOP =
            Pattern.compile("### (?<title>[^\n]+)\n(?:(?!\n### ).)*?```graphql\n(?<query>.*?)```", Pattern.DOTALL);

    void route(@Observes Router router) {
        router.get("/").handler(context -> context.response()
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .end(page()));
    }

    private static String page() {
        return """
                <!doctype html><title>Smalti</title>
                <h1>Smalti</h1>
                <ul>%s</ul>
                <p><a href="/q/graphql-ui/">GraphiQL</a> · <a href="/q/health">health</a> · <a href="/q/metrics">metrics</a></p>
                """.formatted(STOP.matcher(readme())
                .results()
                .map(stop -> "<li><a href=\"/q/graphql-ui/?query=%s\">%s</a></li>"
                        .formatted(encoded(stop.group("query")), escaped(stop.group("title"))))
                .collect(Collectors.joining("\n")));
    }

    private static String readme() {
        try {
            return Files.readString(Path.of("README.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
