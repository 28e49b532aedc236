package io.smalti.typology;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value of a JSON file that knows where it stands, so that whatever is wrong with it can be told with its line.
 *
 * @param value a Map of name to JsonValue, a List of JsonValue, a String, a BigDecimal, a Boolean or null
 */
record JsonValue(
        String file, int line, String path, @Nullable Object value) {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    static JsonValue parse(String file, String text) {
        return parse(file, text.getBytes(StandardCharsets.UTF_8));
    }

    static JsonValue parse(String file, byte[] bytes) {
        try (var parser = JSON.createParser(bytes)) {
            parser.nextToken();
            var root = read(file, parser, "$");
            if (parser.nextToken() != null) {
                throw new TypologyRefused(file, line(parser), "something follows the end");
            }
            return root;
        } catch (JsonProcessingException e) {
            var location = e.getLocation();
            throw new TypologyRefused(file, location == null ? 1 : location.getLineNr(), e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int line(JsonParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }

    private static JsonValue read(String file, JsonParser parser, String path) throws IOException {
        int line = line(parser);
        var token = parser.currentToken();
        Object value =
                switch (token) {
                    case null -> throw new TypologyRefused(file, 1, "the file is empty");
                    case START_OBJECT -> {
                        var fields = new LinkedHashMap<String, JsonValue>();
                        while (parser.nextToken() != JsonToken.END_OBJECT) {
                            var name = parser.currentName();
                            parser.nextToken();
                            fields.put(name, read(file, parser, path + "." + name));
                        }
                        yield fields;
                    }
                    case START_ARRAY -> {
                        var items = new ArrayList<JsonValue>();
                        while (parser.nextToken() != JsonToken.END_ARRAY) {
                            items.add(read(file, parser, path + "[" + items.size() + "]"));
                        }
                        yield items;
                    }
                    case VALUE_STRING -> parser.getText();
                    case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
                    case VALUE_TRUE, VALUE_FALSE -> parser.getBooleanValue();
                    default -> null;
                };
        return new JsonValue(file, line, path, value);
    }

    TypologyRefused refused(String reason) {
        return new TypologyRefused(file, line, path + " " + reason);
    }

    /** The value of a field that must be there. */
    JsonValue get(String name) {
        var field = fields().get(name);
        if (field == null) {
            throw refused("has no " + name);
        }
        return field;
    }

    @SuppressWarnings("unchecked")
    Map<String, JsonValue> fields() {
        if (value instanceof Map<?, ?> fields) {
            return (Map<String, JsonValue>) fields;
        }
        throw refused("is not an object");
    }

    @SuppressWarnings("unchecked")
    List<JsonValue> items() {
        if (value instanceof List<?> items) {
            return (List<JsonValue>) items;
        }
        throw refused("is not a list");
    }

    List<String> texts() {
        return items().stream().map(JsonValue::text).toList();
    }

    String text() {
        if (value instanceof String text && !text.isBlank()) {
            return text;
        }
        throw refused("is not a text");
    }

    BigDecimal decimal() {
        if (value instanceof BigDecimal number) {
            return number;
        }
        throw refused("is not a number");
    }

    double number() {
        return decimal().doubleValue();
    }

    int whole() {
        try {
            return decimal().intValueExact();
        } catch (ArithmeticException e) {
            throw refused("is not a whole number");
        }
    }

    boolean isNull() {
        return value == null;
    }

    /** A percentage as a share 0..1, exactly shifted. */
    double share() {
        var share = decimal().movePointLeft(2).doubleValue();
        if (share < 0 || share > 1) {
            throw refused("is not a percentage: " + value);
        }
        return share;
    }
}
