package io.smalti.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One JSON object a line, UTF-8. A value that is a list of texts is read as one text separated by {@code |}. */
final class NdjsonRecords implements RecordSource {
    private static final int LONGEST = 1 << 20;

    private final ByteWindow window;
    private final ObjectReader reader;
    private long line;

    NdjsonRecords(InputStream in, ObjectReader reader) {
        window = new ByteWindow(in);
        this.reader = reader;
    }

    /** The cells of an object, which may hold other objects. */
    record Fields(JsonNode object) implements Raw.Cells {
        @Override
        public @Nullable String get(String column) {
            var value = object.get(column);
            if (value == null || value.isNull() || value.isObject()) {
                return null;
            }
            if (!value.isArray()) {
                return value.asText();
            }
            var texts = new ArrayList<String>();
            value.forEach(element -> texts.add(element.asText()));
            return String.join("|", texts);
        }

        List<String> names() {
            var names = new ArrayList<String>();
            object.fieldNames().forEachRemaining(names::add);
            return names;
        }
    }

    @Override
    public @Nullable List<String> header() {
        return null;
    }

    @Override
    public @Nullable Raw next() throws IOException {
        while (window.peek() != ByteWindow.END) {
            window.mark();
            line++;
            boolean tooLong = false;
            int b = window.read();
            while (b != '\n' && b != ByteWindow.END) {
                if (window.since() > LONGEST) {
                    tooLong = true;
                    window.mark();
                }
                b = window.read();
            }
            int length = window.since() - (b == ByteWindow.END ? 0 : 1);
            if (tooLong) {
                return new Raw.Broken(line, "LINE_TOO_LONG", "a line has at most 1,048,576 bytes");
            }
            if (blank(length)) {
                continue;
            }
            return parsed(length);
        }
        return null;
    }

    private Raw parsed(int length) throws IOException {
        var text = new String(window.bytes(), window.start(), length, StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') >= 0) {
            return new Raw.Broken(line, "BROKEN_TEXT", "the line is not UTF-8");
        }
        try {
            var node = reader.readTree(text);
            return node.isObject()
                    ? new Raw.Read(line, new Fields(node))
                    : new Raw.Broken(line, "INVALID_JSON", "the line is no object");
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            return new Raw.Broken(
                    line, "INVALID_JSON", at == null ? "not JSON" : "not JSON at character " + at.getColumnNr());
        }
    }

    private boolean blank(int length) {
        for (int i = 0; i < length; i++) {
            if (window.bytes()[window.start() + i] > ' ' || window.bytes()[window.start() + i] < 0) {
                return false;
            }
        }
        return true;
    }
}
