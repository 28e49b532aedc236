package io.smalti.platform.database;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGResultSetMetaData;
import org.postgresql.core.Field;
import org.postgresql.jdbc.PgResultSet;

/**
 * The current row of a result, columns counted from 1. A method named after a primitive is for a column that is never
 * null; the others answer null for SQL null.
 */
public final class Row {
    private final ResultSet result;
    /** Of each column, whether the driver has it in PostgreSQL's binary form. */
    private final boolean[] binary;

    Row(ResultSet result) throws SQLException {
        // the pool's own result set around it costs a call and a check with every value
        this.result = result.unwrap(PgResultSet.class);
        var columns = this.result.getMetaData();
        binary = new boolean[columns.getColumnCount()];
        var formats = (PGResultSetMetaData) columns;
        for (int i = 0; i < binary.length; i++) {
            binary[i] = formats.getFormat(i + 1) == Field.BINARY_FORMAT;
        }
    }

    /** Reads one row into a value. */
    @FunctionalInterface
    public interface Reader<T extends @Nullable Object> {
        T read(Row row) throws SQLException;
    }

    /** How many columns the row has. */
    public int columns() {
        return binary.length;
    }

    public String text(int column) throws SQLException {
        var value = result.getString(column);
        if (value == null) {
            throw new SQLException("column " + column + " is null");
        }
        return value;
    }

    public @Nullable String textOrNull(int column) throws SQLException {
        return result.getString(column);
    }

    public long longValue(int column) throws SQLException {
        return result.getLong(column);
    }

    public @Nullable Long longOrNull(int column) throws SQLException {
        var value = result.getLong(column);
        return result.wasNull() ? null : value;
    }

    public int intValue(int column) throws SQLException {
        return result.getInt(column);
    }

    public @Nullable Integer intOrNull(int column) throws SQLException {
        var value = result.getInt(column);
        return result.wasNull() ? null : value;
    }

    public double doubleValue(int column) throws SQLException {
        return result.getDouble(column);
    }

    public @Nullable Double doubleOrNull(int column) throws SQLException {
        var value = result.getDouble(column);
        return result.wasNull() ? null : value;
    }

    public boolean booleanValue(int column) throws SQLException {
        return result.getBoolean(column);
    }

    public @Nullable BigDecimal decimal(int column) throws SQLException {
        return result.getBigDecimal(column);
    }

    public @Nullable LocalDate date(int column) throws SQLException {
        return result.getObject(column, LocalDate.class);
    }

    public @Nullable Instant instant(int column) throws SQLException {
        if (binary[column - 1]) {
            var bytes = result.getBytes(column);
            return bytes == null ? null : Binary.instant(bytes);
        }
        var value = result.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    /** A text array; empty for SQL null. */
    public List<String> texts(int column) throws SQLException {
        if (binary[column - 1]) {
            var bytes = result.getBytes(column);
            return bytes == null ? List.of() : Binary.texts(bytes);
        }
        var array = result.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    /** A double precision array; empty for SQL null. */
    public double[] doubles(int column) throws SQLException {
        if (binary[column - 1]) {
            var bytes = result.getBytes(column);
            return bytes == null ? new double[0] : Binary.doubles(bytes);
        }
        var array = result.getArray(column);
        if (array == null) {
            return new double[0];
        }
        var boxed = (Double[]) array.getArray();
        var values = new double[boxed.length];
        for (int i = 0; i < boxed.length; i++) {
            values[i] = boxed[i];
        }
        return values;
    }

    /** A real array; null for SQL null. */
    public float @Nullable [] floats(int column) throws SQLException {
        if (binary[column - 1]) {
            var bytes = result.getBytes(column);
            return bytes == null ? null : Binary.floats(bytes);
        }
        var array = result.getArray(column);
        if (array == null) {
            return null;
        }
        var boxed = (Float[]) array.getArray();
        var values = new float[boxed.length];
        for (int i = 0; i < boxed.length; i++) {
            values[i] = boxed[i];
        }
        return values;
    }

    /** A column holding the name of an enum constant. */
    public <E extends Enum<E>> E constant(int column, Class<E> type) throws SQLException {
        return Enum.valueOf(type, text(column));
    }

    public <E extends Enum<E>> @Nullable E constantOrNull(int column, Class<E> type) throws SQLException {
        var name = result.getString(column);
        return name == null ? null : Enum.valueOf(type, name);
    }
}
