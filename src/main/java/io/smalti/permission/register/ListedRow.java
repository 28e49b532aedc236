package io.smalti.permission.register;

import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An address of a file: as it is written, or only its hash.
 *
 * @param hash SHA-256 in hexadecimal digits, of an e-mail address in small letters or a phone number in international
 *     form; null when the value is given
 */
record ListedRow(
        SuppressAddresses.Kind kind,
        @Nullable String value,
        @Nullable String country,
        @Nullable String hash) {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    /** A row that is no address. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;
        private final String field;
        private final String code;

        Unreadable(String field, String code, String message) {
            super(message, null, false, false);
            this.field = field;
            this.code = code;
        }

        String field() {
            return field;
        }

        String code() {
            return code;
        }
    }

    /** @param cells the text of a field; null for none */
    static ListedRow read(Function<String, @Nullable String> cells) throws Unreadable {
        var kind = kind(text(cells, "kind"));
        var value = text(cells, "value");
        var hash = text(cells, "hash");
        if ((value == null) == (hash == null)) {
            throw new Unreadable("value", "INVALID_ADDRESS", "a row has a value or a hash");
        }
        var country = text(cells, "country");
        if (hash != null) {
            var digits = hash.toLowerCase(Locale.ROOT);
            if (!HASH.matcher(digits).matches()) {
                throw new Unreadable("hash", "INVALID_HASH", "a hash has 64 hexadecimal digits");
            }
            return new ListedRow(kind, null, null, digits);
        }
        if (!new SuppressAddresses.Address(kind, String.valueOf(value), country).isOne()) {
            throw new Unreadable("value", "INVALID_ADDRESS", "not an address of its kind");
        }
        return new ListedRow(kind, value, country, null);
    }

    private static SuppressAddresses.Kind kind(@Nullable String kind) throws Unreadable {
        try {
            return SuppressAddresses.Kind.valueOf(kind == null ? "" : kind.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new Unreadable("kind", "UNKNOWN_KIND", "EMAIL or PHONE");
        }
    }

    private static @Nullable String text(Function<String, @Nullable String> cells, String field) {
        var text = cells.apply(field);
        return text == null || text.isBlank() ? null : text.strip();
    }
}
