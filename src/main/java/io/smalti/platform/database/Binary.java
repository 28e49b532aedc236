package io.smalti.platform.database;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * PostgreSQL's binary form of a few types, without the objects that the driver makes on the way. An array is its
 * number of dimensions, a flag for nulls, the type of its elements, length and lower bound of each dimension, then the
 * elements, each after its length (-1: null).
 *
 * @see <a href="https://www.postgresql.org/docs/current/protocol-overview.html#PROTOCOL-FORMAT-CODES">Formats</a>
 */
final class Binary {
    /** 2000-01-01, from which PostgreSQL counts microseconds. */
    private static final long EPOCH = 946_684_800L;

    private static final long MICROS = 1_000_000L;
    private static final int HEAD = 12;
    private static final int DIMENSION = 8;

    private Binary() {}

    /** @throws NullPointerException when an element is null, as {@link List#of} does */
    static List<String> texts(byte[] array) {
        var buffer = ByteBuffer.wrap(array);
        int size = size(buffer);
        if (size == 0) {
            return List.of();
        }
        var texts = new String[size];
        for (int i = 0; i < size; i++) {
            int length = buffer.getInt();
            if (length < 0) {
                throw new NullPointerException("element " + i + " is null");
            }
            texts[i] = new String(array, buffer.position(), length, StandardCharsets.UTF_8);
            buffer.position(buffer.position() + length);
        }
        return List.of(texts);
    }

    static double[] doubles(byte[] array) {
        var buffer = ByteBuffer.wrap(array);
        var values = new double[size(buffer)];
        for (int i = 0; i < values.length; i++) {
            buffer.getInt();
            values[i] = buffer.getDouble();
        }
        return values;
    }

    static float[] floats(byte[] array) {
        var buffer = ByteBuffer.wrap(array);
        var values = new float[size(buffer)];
        for (int i = 0; i < values.length; i++) {
            buffer.getInt();
            values[i] = buffer.getFloat();
        }
        return values;
    }

    static Instant instant(byte[] timestamp) {
        long micros = ByteBuffer.wrap(timestamp).getLong();
        return Instant.ofEpochSecond(EPOCH + Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1_000);
    }

    static long micros(Instant time) {
        return Math.addExact(Math.multiplyExact(time.getEpochSecond() - EPOCH, MICROS), time.getNano() / 1_000);
    }

    /** Leaves the buffer at the first element. */
    private static int size(ByteBuffer buffer) {
        int dimensions = buffer.getInt(0);
        if (dimensions == 0) {
            return 0;
        }
        if (dimensions > 1) {
            throw new IllegalArgumentException("an array of " + dimensions + " dimensions");
        }
        buffer.position(HEAD + DIMENSION);
        return buffer.getInt(HEAD);
    }
}
