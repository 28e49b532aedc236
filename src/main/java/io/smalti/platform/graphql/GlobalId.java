package io.smalti.platform.graphql;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A global id: the name of a type and a key within it, as one opaque text (base64url of {@code Customer:42}).
 */
public record GlobalId(String type, String key) {
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    public static String of(String type, long key) {
        return of(type, Long.toString(key));
    }

    public static String of(String type, String key) {
        return ENCODER.encodeToString((type + ":" + key).getBytes(StandardCharsets.UTF_8));
    }

    /** @throws InvalidId when the text is no id at all */
    public static GlobalId parse(String id) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(id), StandardCharsets.UTF_8);
            int colon = text.indexOf(':');
            if (colon > 0
                    && text.chars().noneMatch(Character::isISOControl)
                    && of(text.substring(0, colon), text.substring(colon + 1)).equals(id)) {
                return new GlobalId(text.substring(0, colon), text.substring(colon + 1));
            }
        } catch (IllegalArgumentException e) {
            // told below, in words for the caller
        }
        throw new InvalidId(id, null);
    }

    /**
     * The number in an id of this type.
     *
     * @throws InvalidId when it is no id, or one of another type
     */
    public static long number(String id, String type) {
        var parsed = parse(id);
        var number = parsed.number();
        if (!parsed.type().equals(type) || number == null) {
            throw new InvalidId(id, type);
        }
        return number;
    }

    /** Of the keys of one type those that are positive numbers, for others name nothing there. */
    public static List<Long> numbers(Collection<String> keys) {
        return keys.stream()
                .map(key -> new GlobalId("", key).number())
                .filter(Objects::nonNull)
                .toList();
    }

    /** The key as a positive number; null when it is none. */
    public @Nullable Long number() {
        try {
            long number = Long.parseLong(key);
            return number > 0 && key.equals(Long.toString(number)) ? number : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
