package io.smalti.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** A stream seen through a window that keeps everything since a mark, so that one can go back to it. */
final class ByteWindow {
    static final int END = -1;
    private static final int CHUNK = 1 << 16;

    private final InputStream in;
    private byte[] bytes = new byte[2 * CHUNK];
    private int mark;
    private int position;
    private int limit;
    private boolean ended;

    ByteWindow(InputStream in) {
        this.in = in;
    }

    int read() throws IOException {
        return position < limit || fill() ? bytes[position++] & 0xff : END;
    }

    /** The next byte, which stays. */
    int peek() throws IOException {
        return position < limit || fill() ? bytes[position] & 0xff : END;
    }

    /** From here on everything is kept. */
    void mark() {
        mark = position;
    }

    /** How many bytes were read since the mark. */
    int since() {
        return position - mark;
    }

    /** Back to so many bytes after the mark. */
    void back(int since) {
        position = mark + since;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Where the mark lies in {@link #bytes()} until the next byte is read. */
    int start() {
        return mark;
    }

    private boolean fill() throws IOException {
        if (ended) {
            return false;
        }
        if (mark > 0) {
            System.arraycopy(bytes, mark, bytes, 0, limit - mark);
            position -= mark;
            limit -= mark;
            mark = 0;
        }
        if (bytes.length - limit < CHUNK) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        int count = in.read(bytes, limit, bytes.length - limit);
        if (count <= 0) {
            ended = true;
            return false;
        }
        limit += count;
        return true;
    }
}
