package io.smalti.campaign.delivery;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Values made of few different texts, such as codes and sets of channels: each is made once and found by its bytes. */
final class Interned<T> {
    private static final int SLOTS = 256;

    private record Entry<T>(byte[] text, T value) {}

    private final Function<String, T> make;

    @SuppressWarnings({"unchecked", "rawtypes"})
    private final @Nullable Entry<T>[] entries = new Entry[SLOTS];

    Interned(Function<String, T> make) {
        this.make = make;
    }

    T get(byte[] bytes, int from, int until) {
        int hash = 1;
        for (int i = from; i < until; i++) {
            hash = hash * 31 + bytes[i];
        }
        int slot = (hash ^ hash >>> 16) & SLOTS - 1;
        var entry = entries[slot];
        if (entry != null && Arrays.equals(entry.text(), 0, entry.text().length, bytes, from, until)) {
            return entry.value();
        }
        var text = new String(bytes, from, until - from, StandardCharsets.UTF_8);
        var made = make.apply(text);
        entries[slot] = new Entry<>(Arrays.copyOfRange(bytes, from, until), made);
        return made;
    }
}
