package io.smalti.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the files that the world is made of from the class path. */
final class Resource {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Resource() {}

    static JsonNode json(String path) {
        try (var stream = open(path)) {
            return JSON.readTree(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    static List<NamedCsvRecord> csv(String path) {
        try (var reader = new InputStreamReader(open(path), StandardCharsets.UTF_8);
                var records = CsvReader.builder().ofNamedCsvRecord(reader)) {
            return records.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    /** Lines of the form {@code key: one, two, three}; a line that begins with # is a remark. */
    static Map<String, List<String>> lists(String path) {
        return lists(path, ", ");
    }

    static Map<String, List<String>> lists(String path, String separator) {
        var lists = new LinkedHashMap<String, List<String>>();
        text(path)
                .lines()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .forEach(line -> {
                    int colon = line.indexOf(':');
                    lists.put(
                            line.substring(0, colon).strip(),
                            List.of(line.substring(colon + 1).strip().split(java.util.regex.Pattern.quote(separator))));
                });
        return lists;
    }

    static String text(String path) {
        try (var stream = open(path)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    private static InputStream open(String path) {
        var loader = Resource.class.getClassLoader();
        var stream = loader == null ? null : loader.getResourceAsStream(path);
        if (stream == null) {
            throw new IllegalStateException("no resource " + path);
        }
        return stream;
    }
}
