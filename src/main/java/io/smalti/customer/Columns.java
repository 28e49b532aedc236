package io.smalti.customer;

import io.smalti.platform.database.Row;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the columns of a row one after the other, in the order in which they were selected. */
final class Columns {
    private final Row row;
    private int last;

    Columns(Row row) {
        this(row, 0);
    }

    /** @param before columns that are for others */
    Columns(Row row, int before) {
        this.row = row;
        this.last = before;
    }

    Row row() {
        return row;
    }

    /** Skips columns and answers the first of them. */
    int skip(int columns) {
        last += columns;
        return last - columns + 1;
    }

    boolean isNull() throws SQLException {
        return row.textOrNull(last + 1) == null;
    }

    long number() throws SQLException {
        return row.longValue(++last);
    }

    boolean truth() throws SQLException {
        return row.booleanValue(++last);
    }

    String text() throws SQLException {
        return row.text(++last);
    }

    @Nullable
    String textOrNull() throws SQLException {
        return row.textOrNull(++last);
    }

    int count() throws SQLException {
        return row.intValue(++last);
    }

    @Nullable
    Integer integer() throws SQLException {
        return row.intOrNull(++last);
    }

    @Nullable
    Double real() throws SQLException {
        return row.doubleOrNull(++last);
    }

    @Nullable
    BigDecimal decimal() throws SQLException {
        return row.decimal(++last);
    }

    @Nullable
    LocalDate date() throws SQLException {
        return row.date(++last);
    }

    @Nullable
    Instant instant() throws SQLException {
        return row.instant(++last);
    }

    Instant moment() throws SQLException {
        var value = instant();
        if (value == null) {
            throw new SQLException("column " + last + " is null");
        }
        return value;
    }

    List<String> texts() throws SQLException {
        return row.texts(++last);
    }

    <E extends Enum<E>> @Nullable E constant(Class<E> type) throws SQLException {
        return row.constantOrNull(++last, type);
    }
}
