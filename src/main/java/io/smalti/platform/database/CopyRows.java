package io.smalti.platform.database;

import java.sql.SQLException;
import java.util.Arrays;
import org.postgresql.copy.CopyManager;

/**
 * Rows for one table in a format of COPY, kept until they are sent. COPY is several times as fast as INSERT, and has no answer
 * for a row that is there already: it fails as a whole.
 */
public abstract sealed class CopyRows permits TextRows, BinaryRows {
    private static final int CHUNK = 1 << 16;

    private final String command;
    private final Bytes head;
    private final Bytes tail;
    final Bytes bytes = new Bytes();
    /** Values of the row that has been begun. */
    int values;

    private int from;
    private long rows;

    /**
     * @param columns separated by commas, in the order in which they are added
     * @param head what goes before the first row
     * @param tail what goes after the last row
     */
    CopyRows(String table, String columns, String options, Bytes head, Bytes tail) {
        this.command = "copy %s (%s) from stdin%s".formatted(table, columns, options);
        this.head = head;
        this.tail = tail;
    }

    /** Some values of a row, as they go over the wire. */
    public record Cells(byte[] bytes, int values) {}

    /** Called before each value with its bytes to come. */
    abstract void separate();

    /** Called after the last value of a row, which begins here. */
    abstract void close(int from);

    /** How many bytes lie before the first value of a row. */
    abstract int before();

    void value() {
        separate();
        values++;
    }

    /** What was added since the last end, which is forgotten here and is for another row. */
    public Cells take() {
        var cells = new Cells(Arrays.copyOfRange(bytes.array(), from + before(), bytes.length()), values);
        bytes.cut(from);
        values = 0;
        return cells;
    }

    /** Ends the row. */
    public void end() {
        close(from);
        from = bytes.length();
        values = 0;
        rows++;
    }

    /** How many rows were added so far, sent or not. */
    public long rows() {
        return rows;
    }

    /** All rows not yet sent, as they go over the wire. */
    public byte[] toBytes() {
        return Arrays.copyOf(bytes.array(), from);
    }

    /** Sends the rows and forgets them. */
    public void send(CopyManager copy) throws SQLException {
        var wire = copy.copyIn(command);
        try {
            wire.writeToCopy(head.array(), 0, head.length());
            for (int at = 0; at < from; at += CHUNK) {
                wire.writeToCopy(bytes.array(), at, Math.min(CHUNK, from - at));
            }
            wire.writeToCopy(tail.array(), 0, tail.length());
            wire.endCopy();
        } finally {
            if (wire.isActive()) {
                wire.cancelCopy();
            }
        }
        bytes.cut(0);
        from = 0;
    }
}
