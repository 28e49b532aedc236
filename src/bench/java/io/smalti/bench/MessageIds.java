package io.smalti.bench;

import io.smalti.platform.graphql.GlobalId;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Whom the messages of a stream are for, in their order. */
final class MessageIds {
    private static final int PREFIX = "{\"id\":\"".length();
    private long[] keys = new long[1 << 20];
    private int size;

    /** Reads whole lines, up to so many people altogether; true when the stream came to its end. */
    boolean read(InputStream stream, int most) throws IOException {
        var in = new BufferedInputStream(stream, 1 << 16);
        var id = new byte[64];
        while (size < most) {
            int length = 0;
            int column = 0;
            boolean within = true;
            for (int b = in.read(); b != '\n'; b = in.read()) {
                if (b < 0) {
                    return true;
                }
                if (column++ >= PREFIX && within) {
                    within = b != '"';
                    if (within) {
                        id[length++] = (byte) b;
                    }
                }
            }
            add(GlobalId.number(new String(id, 0, length, StandardCharsets.US_ASCII), "Customer"));
        }
        return false;
    }

    private void add(long key) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size * 2);
        }
        keys[size++] = key;
    }

    int size() {
        return size;
    }

    String last() {
        return GlobalId.of("Customer", keys[size - 1]);
    }

    long[] all() {
        return Arrays.copyOf(keys, size);
    }

    /** How many come more than once. */
    long twice() {
        return size - Arrays.stream(all()).distinct().count();
    }

    /** How many of the others are not here. */
    long missing(MessageIds others) {
        var known = all();
        Arrays.sort(known);
        return Arrays.stream(others.all())
                .filter(key -> Arrays.binarySearch(known, key) < 0)
                .count();
    }
}
