package io.smalti.platform.database;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
    /** What is not added to any more; many short pieces cost the collector less than a long one that grows. */
    private final List<Bytes> full = new ArrayList<>();

    Bytes bytes = new Bytes();
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
        values = 0;
        rows++;
        if (bytes.length() >= CHUNK) {
            full.add(bytes);
            bytes = new Bytes(CHUNK + CHUNK / 8);
        }
        from = bytes.length();
    }

    /** How many rows were added so far, sent or not. */
    public long rows() {
        return rows;
    }

    /** All rows not yet sent, as they go over the wire. */
    public byte[] toBytes() {
        var all = new Bytes();
        full.forEach(all::put);
        return Arrays.copyOf(all.put(bytes).array(), all.length());
    }

    /** Sends the rows and forgets them. */
    public void send(CopyManager copy) throws SQLException {
        full.addFirst(head);
        full.add(bytes);
        full.add(tail);
        var wire = copy.copyIn(command);
        try {
            for (var piece : full) {
                wire.writeToCopy(piece.array(), 0, piece.length());
            }
            wire.endCopy();
        } finally {
            if (wire.isActive()) {
                wire.cancelCopy();
            }
        }
        full.clear();
        bytes = new Bytes();
        from = 0;
    }
}
