package io.smalti.platform.database;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that grow at their end, high bytes of numbers first. */
final class Bytes {
    private byte[] array;
    private int length;

    Bytes() {
        this(256);
    }

    Bytes(int expected) {
        array = new byte[expected];
    }

    /** Not to be kept: it is another one after the next addition. */
    byte[] array() {
        return array;
    }

    int length() {
        return length;
    }

    void cut(int length) {
        this.length = length;
    }

    Bytes put(int value) {
        room(1);
        array[length++] = (byte) value;
        return this;
    }

    Bytes put(byte[] more) {
        return put(more, more.length);
    }

    Bytes put(Bytes more) {
        return put(more.array, more.length);
    }

    private Bytes put(byte[] more, int count) {
        room(count);
        System.arraycopy(more, 0, array, length, count);
        length += count;
        return this;
    }

    /** In UTF-8. */
    Bytes put(String text) {
        return put(text.getBytes(StandardCharsets.UTF_8));
    }

    Bytes putShort(int value) {
        room(Short.BYTES);
        ByteBuffer.wrap(array).putShort(length, (short) value);
        length += Short.BYTES;
        return this;
    }

    Bytes putInt(int value) {
        room(Integer.BYTES);
        ByteBuffer.wrap(array).putInt(length, value);
        length += Integer.BYTES;
        return this;
    }

    Bytes putLong(long value) {
        room(Long.BYTES);
        ByteBuffer.wrap(array).putLong(length, value);
        length += Long.BYTES;
        return this;
    }

    /** Replaces two bytes that are there. */
    void setShort(int at, int value) {
        ByteBuffer.wrap(array).putShort(at, (short) value);
    }

    /** Replaces four bytes that are there. */
    void setInt(int at, int value) {
        ByteBuffer.wrap(array).putInt(at, value);
    }

    private void room(int more) {
        if (array.length - length < more) {
            array = Arrays.copyOf(array, Math.max(array.length * 2, length + more));
        }
    }
}
