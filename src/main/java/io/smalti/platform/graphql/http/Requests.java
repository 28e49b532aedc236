package io.smalti.platform.graphql.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.smalti.platform.graphql.execution.Request;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of a request from a body or from the query part of a URL. */
final class Requests {
    /** Lists and objects within each other. */
    private static final int DEPTH = 100;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Requests() {}

    static Request fromBody(@Nullable Buffer body) throws Unreadable {
        return request(json(body == null ? "" : text(body), "The body"));
    }

    static Request fromUrl(MultiMap parameters) throws Unreadable {
        var all = new HashMap<String, @Nullable Object>();
        for (var name : new String[] {"query", "operationName"}) {
            if (parameters.contains(name)) {
                all.put(name, parameters.get(name));
            }
        }
        for (var name : new String[] {"variables", "extensions"}) {
            var text = parameters.get(name);
            if (text != null && !text.isEmpty()) {
                all.put(name, json(text, name));
            }
        }
        return request(all);
    }

    private static Request request(@Nullable Object json) throws Unreadable {
        if (!(json instanceof Map<?, ?> parameters)) {
            throw new Unreadable(400, "The body must be one JSON object; batches of requests are not taken");
        }
        if (!(parameters.get("query") instanceof String query)) {
            throw new Unreadable(400, "query must be a text");
        }
        object(parameters, "extensions");
        var name = parameters.get("operationName");
        if (name != null && !(name instanceof String)) {
            throw new Unreadable(400, "operationName must be a text");
        }
        return new Request(query, (String) name, object(parameters, "variables"));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> object(Map<?, ?> parameters, String name) throws Unreadable {
        return switch (parameters.get(name)) {
            case null -> Map.of();
            case Map<?, ?> object -> (Map<String, @Nullable Object>) object;
            default -> throw new Unreadable(400, name + " must be an object");
        };
    }

    private static String text(Buffer body) throws Unreadable {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body.getBytes()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Unreadable(400, "The body is not UTF-8");
        }
    }

    private static @Nullable Object json(String text, String what) throws Unreadable {
        try {
            return JSON.readValue(text, Object.class);
        } catch (StreamConstraintsException e) {
            throw new Unreadable(
                    400,
                    what + " has a number that is too long, or more than " + DEPTH
                            + " lists and objects within each other");
        } catch (JsonProcessingException e) {
            var place = e.getLocation();
            throw new Unreadable(
                    400,
                    what + " is not JSON"
                            + (place == null
                                    ? ""
                                    : " (line %d, column %d)".formatted(place.getLineNr(), place.getColumnNr())));
        }
    }
}
