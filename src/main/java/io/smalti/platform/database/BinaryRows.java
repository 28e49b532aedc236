package io.smalti.platform.database;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows in the binary format, which costs PostgreSQL half as much as text for numbers and moments. Each value has to be of the very
 * type of its column.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-copy.html#SQL-COPY-BINARY-FORMAT">Binary format</a>
 */
public final class BinaryRows extends CopyRows {
    private static final int TEXT = 25;
    private static final int FLOAT4 = 700;

    /** @param columns separated by commas, in the order in which they are added */
    public BinaryRows(String table, String columns) {
        super(
                table,
                columns,
                " (format binary)",
                new Bytes()
                        .put("PGCOPY\n")
                        .put(0xFF)
                        .put("\r\n")
                        .put(0)
                        .putInt(0)
                        .putInt(0),
                new Bytes().putShort(-1));
    }

    public BinaryRows addBigint(long value) {
        sized(Long.BYTES).putLong(value);
        return this;
    }

    public BinaryRows addSmallint(@Nullable Integer value) {
        if (value == null) {
            return addNull();
        }
        sized(Short.BYTES).putShort(value);
        return this;
    }

    public BinaryRows addBoolean(boolean value) {
        sized(1).put(value ? 1 : 0);
        return this;
    }

    /** For {@code double precision}. */
    public BinaryRows addDouble(@Nullable Double value) {
        if (value == null) {
            return addNull();
        }
        sized(Double.BYTES).putLong(Double.doubleToLongBits(value));
        return this;
    }

    /** A text, or a constant by its name. */
    public BinaryRows addText(@Nullable Object value) {
        if (value == null) {
            return addNull();
        }
        value();
        text(value.toString());
        return this;
    }

    /** For {@code timestamptz}; cut to microseconds. */
    public BinaryRows addTime(Instant value) {
        sized(Long.BYTES).putLong(Binary.micros(value));
        return this;
    }

    /** For {@code real[]}. */
    public BinaryRows addReals(float @Nullable [] values) {
        if (values == null) {
            return addNull();
        }
        int from = array(FLOAT4, values.length);
        for (var value : values) {
            bytes.putInt(Float.BYTES).putInt(Float.floatToIntBits(value));
        }
        return size(from);
    }

    /** For {@code text[]}. */
    public BinaryRows addTexts(List<String> values) {
        int from = array(TEXT, values.size());
        values.forEach(this::text);
        return size(from);
    }

    /** Some values as {@link #take} answered them. */
    public BinaryRows cells(Cells cells) {
        separate();
        values += cells.values();
        bytes.put(cells.bytes());
        return this;
    }

    private BinaryRows addNull() {
        sized(-1);
        return this;
    }

    private Bytes sized(int size) {
        value();
        return bytes.putInt(size);
    }

    private void text(String text) {
        var utf8 = text.getBytes(StandardCharsets.UTF_8);
        bytes.putInt(utf8.length).put(utf8);
    }

    /** Begins an array of one dimension, whose size is set when it is known; answers where it begins. */
    private int array(int type, int length) {
        value();
        int from = bytes.putInt(0).length();
        bytes.putInt(length == 0 ? 0 : 1).putInt(0).putInt(type);
        if (length > 0) {
            bytes.putInt(length).putInt(1);
        }
        return from;
    }

    private BinaryRows size(int from) {
        bytes.setInt(from - Integer.BYTES, bytes.length() - from);
        return this;
    }

    /** A row begins with the number of its values, which is set at its end. */
    @Override
    void separate() {
        if (values == 0) {
            bytes.putShort(0);
        }
    }

    @Override
    void close(int from) {
        bytes.setShort(from, values);
    }

    @Override
    int before() {
        return Short.BYTES;
    }
}
