package io.smalti.platform.graphql.http;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The two ways an answer can be labelled; with {@link #GRAPHQL} the status tells success from failure. */
final class MediaTypes {
    static final String JSON = "application/json";
    static final String GRAPHQL = "application/graphql-response+json";

    private MediaTypes() {}

    /** What the client would like best; null when it takes neither. */
    static @Nullable String accepted(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return JSON;
        }
        for (var range : header.split(",", -1)) {
            switch (bare(range)) {
                case GRAPHQL -> {
                    return GRAPHQL;
                }
                case JSON, "application/*", "*/*" -> {
                    return JSON;
                }
                default -> {
                    // the next one may do
                }
            }
        }
        return null;
    }

    static boolean isJson(@Nullable String contentType) {
        if (contentType == null || !bare(contentType).equals(JSON)) {
            return false;
        }
        var parameters = contentType.toLowerCase(Locale.ROOT).replace("\"", "").replace(" ", "");
        return !parameters.contains("charset=") || parameters.contains("charset=utf-8");
    }

    private static String bare(String type) {
        return type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
