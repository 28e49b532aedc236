package io.smalti.platform.graphql.columns;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A growing row of UTF-8 bytes that takes JSON. */
public final class JsonBytes {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes;
    private int size;
    /** The text being written: read from an array, a character is no call, which a native binary would make. */
    private char[] characters = new char[64];

    private int large = Integer.MAX_VALUE;
    private Runnable beforeLarge = () -> {};

    public JsonBytes(int expected) {
        bytes = new byte[Math.max(64, expected)];
    }

    public int size() {
        return size;
    }

    /** Begins anew in the same memory. */
    public void clear() {
        size = 0;
    }

    /** Has something done before so much memory, or more, is taken. */
    public void beforeGrowingTo(int capacity, Runnable work) {
        large = capacity;
        beforeLarge = work;
    }

    /** Forgets what came behind so many bytes. */
    public void truncate(int kept) {
        size = Math.min(size, kept);
    }

    public byte[] toArray() {
        return Arrays.copyOf(bytes, size);
    }

    /** The bytes so far, of which {@link #size} count; not a copy. */
    public byte[] array() {
        return bytes;
    }

    public void raw(char ascii) {
        reserve(1);
        bytes[size++] = (byte) ascii;
    }

    /** What is JSON already. */
    public void raw(byte[] written) {
        reserve(written.length);
        System.arraycopy(written, 0, bytes, size, written.length);
        size += written.length;
    }

    @SuppressWarnings("deprecation") // the fastest way from ASCII to bytes
    public void ascii(String text) {
        reserve(text.length());
        text.getBytes(0, text.length(), bytes, size);
        size += text.length();
    }

    /** Any JSON value: null, text, number, boolean, map, iterable, array of objects; anything else as its text. */
    public void value(@Nullable Object value) {
        switch (value) {
            case null -> ascii("null");
            case String text -> text(text);
            case Integer number -> number(number);
            case Long number -> number(number);
            case Boolean truth -> ascii(truth ? "true" : "false");
            case Double number when !Double.isFinite(number) -> ascii("null");
            case Float number when !Float.isFinite(number) -> ascii("null");
            case Number number -> ascii(number.toString());
            case Map<?, ?> map -> map(map);
            case Iterable<?> list -> list(list);
            case Object[] array -> list(Arrays.asList(array));
            default -> text(value.toString());
        }
    }

    private void map(Map<?, ?> map) {
        raw('{');
        boolean more = false;
        for (var entry : map.entrySet()) {
            if (more) {
                raw(',');
            }
            more = true;
            text(String.valueOf(entry.getKey()));
            raw(':');
            value(entry.getValue());
        }
        raw('}');
    }

    private void list(Iterable<?> list) {
        raw('[');
        boolean more = false;
        for (var element : list) {
            if (more) {
                raw(',');
            }
            more = true;
            value(element);
        }
        raw(']');
    }

    private void number(long number) {
        if (number >= 0 && number < 10) {
            raw((char) ('0' + number));
        } else {
            ascii(Long.toString(number));
        }
    }

    /** A text with its quotes. */
    public void text(String text) {
        raw('"');
        inside(text);
        raw('"');
    }

    /** A piece of a text, between quotes that the caller writes. */
    public void inside(String text) {
        int length = text.length();
        reserve(length * 3);
        var chars = characters(text);
        for (int i = plain(chars, 0, length); i < length; i = plain(chars, i + 1, length)) {
            char c = chars[i];
            if (c < 0x80) {
                escape(c, (length - i) * 3 + 8);
            } else if (c < 0x800) {
                bytes[size++] = (byte) (0xc0 | c >> 6);
                bytes[size++] = (byte) (0x80 | c & 0x3f);
            } else if (Character.isHighSurrogate(c) && i + 1 < length && Character.isLowSurrogate(chars[i + 1])) {
                int point = Character.toCodePoint(c, chars[++i]);
                bytes[size++] = (byte) (0xf0 | point >> 18);
                bytes[size++] = (byte) (0x80 | point >> 12 & 0x3f);
                bytes[size++] = (byte) (0x80 | point >> 6 & 0x3f);
                bytes[size++] = (byte) (0x80 | point & 0x3f);
            } else {
                // half a surrogate pair cannot be written in UTF-8
                char known = Character.isSurrogate(c) ? '\ufffd' : c;
                bytes[size++] = (byte) (0xe0 | known >> 12);
                bytes[size++] = (byte) (0x80 | known >> 6 & 0x3f);
                bytes[size++] = (byte) (0x80 | known & 0x3f);
            }
        }
    }

    /** Takes over what JSON has as it is, and answers where that ends. */
    private int plain(char[] chars, int from, int length) {
        var to = bytes;
        int at = size;
        int i = from;
        for (; i < length; i++) {
            char c = chars[i];
            if (c < 0x20 || c >= 0x80 || c == '"' || c == '\\') {
                break;
            }
            to[at++] = (byte) c;
        }
        size = at;
        return i;
    }

    private char[] characters(String text) {
        if (text.length() > characters.length) {
            characters = new char[Math.max(text.length(), characters.length * 2)];
        }
        text.getChars(0, text.length(), characters, 0);
        return characters;
    }

    private void escape(char c, int rest) {
        reserve(rest);
        bytes[size++] = '\\';
        switch (c) {
            case '"', '\\' -> bytes[size++] = (byte) c;
            case '\n' -> bytes[size++] = 'n';
            case '\r' -> bytes[size++] = 'r';
            case '\t' -> bytes[size++] = 't';
            default -> {
                bytes[size++] = 'u';
                bytes[size++] = '0';
                bytes[size++] = '0';
                bytes[size++] = HEX[c >> 4];
                bytes[size++] = HEX[c & 0xf];
            }
        }
    }

    private void reserve(int more) {
        if (size + more > bytes.length) {
            int capacity = Math.max(size + more, bytes.length * 2);
            if (capacity >= large) {
                beforeLarge.run();
            }
            bytes = Arrays.copyOf(bytes, capacity);
        }
    }
}
