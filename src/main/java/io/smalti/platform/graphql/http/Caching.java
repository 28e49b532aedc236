package io.smalti.platform.graphql.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Tells clients and proxies how long they may keep an answer, and whether they still have it. */
final class Caching {
    private Caching() {}

    /**
     * Sets {@code Cache-Control}, {@code ETag} and {@code Vary}, and answers whether the client has this body already.
     * What somebody got by a token of their own is not for a cache that others share.
     */
    static boolean isKnown(RoutingContext context, Buffer body, int seconds) {
        var request = context.request();
        boolean authorized = request.headers().contains(HttpHeaders.AUTHORIZATION);
        var tag = tag(body);
        context.response()
                .putHeader(HttpHeaders.CACHE_CONTROL, (authorized ? "private" : "public") + ", max-age=" + seconds)
                .putHeader(HttpHeaders.VARY, "Accept, Authorization")
                .putHeader(HttpHeaders.ETAG, tag);
        return names(request.getHeader(HttpHeaders.IF_NONE_MATCH), tag);
    }

    private static boolean names(@Nullable String header, String tag) {
        return header != null
                && Arrays.stream(header.split(",", -1))
                        .map(known -> known.strip().replaceFirst("^W/", ""))
                        .anyMatch(known -> known.equals(tag) || known.equals("*"));
    }

    private static String tag(Buffer body) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(body.getBytes());
            return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, 12)) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
