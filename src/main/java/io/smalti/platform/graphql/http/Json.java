package io.smalti.platform.graphql.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import graphql.GraphQLError;
import io.smalti.platform.graphql.columns.JsonBytes;
import io.smalti.platform.graphql.columns.LevelResult;
import io.smalti.platform.graphql.execution.Answer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes an answer as bytes of JSON, straight from the values that were fetched. */
final class Json {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator out;
    private final OutputStream bytes;

    private Json(JsonGenerator out, OutputStream bytes) {
        this.out = out;
        this.bytes = bytes;
    }

    /** @param costLimit what a request may cost */
    static byte[] of(Answer answer, int costLimit) {
        try (var bytes = new ByteArrayBuilder(4096);
                var out = FACTORY.createGenerator(bytes)) {
            new Json(out, bytes).answer(answer, costLimit);
            out.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(Answer answer, int costLimit) throws IOException {
        out.writeStartObject();
        if (!answer.errors().isEmpty()) {
            out.writeArrayFieldStart("errors");
            for (var error : answer.errors()) {
                error(error);
            }
            out.writeEndArray();
        }
        if (answer.executed()) {
            out.writeFieldName("data");
            if (answer.data() instanceof LevelResult columns) {
                columns(columns);
            } else {
                value(answer.data());
            }
        }
        var cost = answer.cost();
        if (cost != null) {
            out.writeObjectFieldStart("extensions");
            out.writeObjectFieldStart("cost");
            out.writeNumberField("requested", cost);
            out.writeNumberField("limit", costLimit);
            out.writeEndObject();
            out.writeEndObject();
        }
        out.writeEndObject();
    }

    private void error(GraphQLError error) throws IOException {
        out.writeStartObject();
        out.writeStringField("message", error.getMessage());
        if (error.getLocations() != null && !error.getLocations().isEmpty()) {
            out.writeArrayFieldStart("locations");
            for (var location : error.getLocations()) {
                out.writeStartObject();
                out.writeNumberField("line", location.getLine());
                out.writeNumberField("column", location.getColumn());
                out.writeEndObject();
            }
            out.writeEndArray();
        }
        if (error.getPath() != null && !error.getPath().isEmpty()) {
            out.writeFieldName("path");
            value(error.getPath());
        }
        if (error.getExtensions() != null) {
            out.writeFieldName("extensions");
            value(error.getExtensions());
        }
        out.writeEndObject();
    }

    /** Columns write themselves; the generator is only told that there was a value. */
    private void columns(LevelResult columns) throws IOException {
        var written = new JsonBytes(16_384);
        columns.writeData(written);
        out.writeRawValue("");
        out.flush();
        bytes.write(written.array(), 0, written.size());
    }

    private void value(@Nullable Object value) throws IOException {
        switch (value) {
            case null -> out.writeNull();
            case String text -> out.writeString(text);
            case Boolean truth -> out.writeBoolean(truth);
            case Integer number -> out.writeNumber(number);
            case Long number -> out.writeNumber(number);
            case BigDecimal number -> out.writeNumber(number);
            case BigInteger number -> out.writeNumber(number);
            case Double number -> finite(number);
            case Float number -> finite(number);
            case Number number -> out.writeNumber(number.longValue());
            case Map<?, ?> object -> object(object);
            case Iterable<?> list -> list(list);
            case Object array when array.getClass().isArray() -> array(array);
            case Enum<?> constant -> out.writeString(constant.name());
            default -> out.writeString(value.toString());
        }
    }

    /** JSON has no word for the rest. */
    private void finite(Number number) throws IOException {
        if (Double.isFinite(number.doubleValue())) {
            out.writeNumber(number.toString());
        } else {
            out.writeNull();
        }
    }

    private void object(Map<?, ?> object) throws IOException {
        out.writeStartObject();
        for (var field : object.entrySet()) {
            out.writeFieldName((String) field.getKey());
            value(field.getValue());
        }
        out.writeEndObject();
    }

    private void list(Iterable<?> list) throws IOException {
        out.writeStartArray();
        for (var entry : list) {
            value(entry);
        }
        out.writeEndArray();
    }

    private void array(Object array) throws IOException {
        out.writeStartArray();
        for (int i = 0; i < Array.getLength(array); i++) {
            value(Array.get(array, i));
        }
        out.writeEndArray();
    }
}
