package io.smalti.platform.graphql;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is wanted: {@code size} entries after (forward) or before a position. A position holds the key
 * values of an entry, as text.
 *
 * @param list what identifies the list and its order; a cursor of another list is refused
 */
public record PageRequest(
        String list, int size, boolean forward, @Nullable List<String> from) {
    /** How many entries a page has when nobody says. */
    public static final int DEFAULT = 20;

    private static final int MOST = 500;
    /** No text in PostgreSQL holds it. */
    private static final String SEPARATOR = "\0";

    /** @throws InvalidPage when the arguments contradict each other, exceed the limits or a cursor is foreign */
    public static PageRequest of(
            String list,
            @Nullable Integer first,
            @Nullable String after,
            @Nullable Integer last,
            @Nullable String before) {
        if (last != null || before != null) {
            if (first != null || after != null) {
                throw new InvalidPage("first/after and last/before exclude each other");
            }
            return new PageRequest(list, size("last", last), false, position(list, "before", before));
        }
        return new PageRequest(list, size("first", first), true, position(list, "after", after));
    }

    private static int size(String argument, @Nullable Integer wanted) {
        if (wanted == null) {
            return DEFAULT;
        }
        if (wanted < 0 || wanted > MOST) {
            throw new InvalidPage("%s must be from 0 to %d, not %d".formatted(argument, MOST, wanted));
        }
        return wanted;
    }

    /** The cursor of the entry with these key values: a checksum over them and the list, then the values. */
    String cursor(List<String> values) {
        var text = String.join(SEPARATOR, values);
        var bytes = (checksum(list, text) + SEPARATOR + text).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static @Nullable List<String> position(String list, String argument, @Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            var parts = text.split(SEPARATOR, 2);
            if (parts.length == 2 && parts[0].equals(checksum(list, parts[1]))) {
                return List.of(parts[1].split(SEPARATOR, -1));
            }
        } catch (IllegalArgumentException e) {
            // told below, in words for the caller
        }
        throw new InvalidPage(argument + " is not a cursor of this list");
    }

    private static String checksum(String list, String values) {
        var crc = new CRC32();
        crc.update((list + SEPARATOR + values).getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(crc.getValue());
    }
}
