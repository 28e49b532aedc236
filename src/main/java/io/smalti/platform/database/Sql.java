package io.smalti.platform.database;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.util.PGobject;

/**
 * Runs native PostgreSQL on the connection of the current session or transaction. Arguments may be null, text, numbers, booleans,
 * dates, instants, enums (by name), {@link Json}, arrays, and collections of long, text or enum, which become arrays for
 * {@code = any(?)}.
 *
 * <p>Reads by a few keys say {@code = any((select ?)::bigint[])}. PostgreSQL takes a plan for any number of keys to be worse
 * than one for the one key at hand, and so plans such a read with every request, which costs more than the read; into a
 * subquery it does not look, and keeps its plan.
 */
@Singleton
public class Sql {
    private static final String UNIQUE_VIOLATION = "23505";

    private final DataSource dataSource;
    private final LongAdder statements = new LongAdder();

    Sql(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Work that needs the connection itself, such as COPY. */
    @FunctionalInterface
    public interface Work<T extends @Nullable Object> {
        T run(Connection connection) throws SQLException;
    }

    public <T extends @Nullable Object> List<T> list(String sql, Row.Reader<T> reader, @Nullable Object... arguments) {
        statements.increment();
        return read(sql, reader, arguments);
    }

    private <T extends @Nullable Object> List<T> read(String sql, Row.Reader<T> reader, @Nullable Object... arguments) {
        return connected(connection -> {
            var session = Session.current();
            var preamble = session == null ? null : session.one();
            try (var statement = bound(connection, preamble, sql, arguments);
                    var result = result(statement, preamble)) {
                var row = new Row(result);
                var rows = new ArrayList<T>();
                while (result.next()) {
                    rows.add(reader.read(row));
                }
                return rows;
            }
        });
    }

    /** The first row, or null when there is none. */
    public <T> @Nullable T first(String sql, Row.Reader<T> reader, @Nullable Object... arguments) {
        var rows = list(sql, reader, arguments);
        return rows.isEmpty() ? null : rows.getFirst();
    }

    /** As {@link #first}, for what is asked again and again in the background: it is not counted. */
    public <T> @Nullable T firstUncounted(String sql, Row.Reader<T> reader, @Nullable Object... arguments) {
        var rows = read(sql, reader, arguments);
        return rows.isEmpty() ? null : rows.getFirst();
    }

    /** Runs a statement and answers the number of rows it changed. */
    public int update(String sql, @Nullable Object... arguments) {
        return connected(connection -> {
            try (var statement = prepare(connection, sql, arguments)) {
                return statement.executeUpdate();
            }
        });
    }

    /** Sends rows by COPY, which fails as a whole when one of them is there already. */
    public void copy(CopyRows rows) {
        statements.increment();
        this.<@Nullable Void>with(connection -> {
            rows.send(connection.unwrap(PGConnection.class).getCopyAPI());
            return null;
        });
    }

    /**
     * Sends rows by COPY, all or, when one of them is there already, none; the transaction goes on either way. Who inserts the
     * same at the same time is waited for.
     *
     * @return whether they are there now
     */
    public boolean copyUnlessTaken(CopyRows... tables) {
        update("savepoint copying");
        try {
            for (var rows : tables) {
                copy(rows);
            }
            update("release savepoint copying");
            return true;
        } catch (SqlFailed e) {
            if (!UNIQUE_VIOLATION.equals(e.state())) {
                throw e;
            }
            update("rollback to savepoint copying");
            return false;
        }
    }

    /** Work that needs the connection itself; what it runs on it without {@link #prepare} is not counted. */
    public <T extends @Nullable Object> T with(Work<T> work) {
        return connected(connection -> {
            var session = Session.current();
            say(session == null ? null : session.many(), connection);
            return work.run(connection);
        });
    }

    /** Runs work whose statements all read on one connection that is taken before the first, with no transaction around them. */
    public void onOneConnection(Runnable work) {
        this.<@Nullable Void>connected(connection -> {
            ScopedValue.where(Session.CURRENT, new OneConnection(connection)).run(work);
            return null;
        });
    }

    private <T extends @Nullable Object> T connected(Work<T> work) {
        try {
            var session = Session.current();
            if (session != null) {
                return work.run(session.connection());
            }
            try (var connection = dataSource.getConnection()) {
                return work.run(connection);
            }
        } catch (SQLException e) {
            throw new SqlFailed(e);
        }
    }

    /** How many statements have been run since the start. */
    public long statements() {
        return statements.sum();
    }

    /** A statement with its arguments bound; counted, and to be closed by the caller. */
    public PreparedStatement prepare(Connection connection, String sql, @Nullable Object... arguments)
            throws SQLException {
        statements.increment();
        var session = Session.current();
        say(session == null ? null : session.one(), connection);
        return bound(connection, null, sql, arguments);
    }

    private static void say(@Nullable Preamble preamble, Connection connection) throws SQLException {
        if (preamble != null) {
            try (var statement = bound(connection, null, preamble.sql(), preamble.argument())) {
                statement.execute();
            }
        }
    }

    private static PreparedStatement bound(
            Connection connection, @Nullable Preamble preamble, String sql, @Nullable Object... arguments)
            throws SQLException {
        var statement = connection.prepareStatement(preamble == null ? sql : preamble.sql() + ";" + sql);
        try {
            int index = 1;
            if (preamble != null) {
                statement.setString(index++, preamble.argument());
            }
            for (var argument : arguments) {
                bind(statement, index++, argument);
            }
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
        return statement;
    }

    private static ResultSet result(PreparedStatement statement, @Nullable Preamble preamble) throws SQLException {
        if (preamble == null) {
            return statement.executeQuery();
        }
        statement.execute();
        for (int i = 0; i < preamble.results(); i++) {
            statement.getMoreResults();
        }
        return statement.getResultSet();
    }

    private static void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        switch (value) {
            case null -> statement.setNull(index, Types.NULL);
            case Instant instant -> statement.setObject(index, instant.atOffset(ZoneOffset.UTC));
            case Enum<?> constant -> statement.setString(index, constant.name());
            case Json json -> {
                var object = new PGobject();
                object.setType("jsonb");
                object.setValue(json.text());
                statement.setObject(index, object);
            }
            // of no type, so that it fits whatever it is compared with
            case Collection<?> values when values.isEmpty() -> statement.setObject(index, "{}", Types.OTHER);
            case Collection<?> values -> statement.setArray(index, array(statement, values));
            case long[] values -> statement.setObject(index, values);
            case double[] values -> statement.setObject(index, values);
            case float[] values -> statement.setObject(index, values);
            case String[] values ->
                statement.setArray(index, statement.getConnection().createArrayOf("text", values));
            default -> statement.setObject(index, value);
        }
    }

    private static java.sql.Array array(PreparedStatement statement, Collection<?> values) throws SQLException {
        var elements = values.toArray();
        boolean numbers = false;
        for (int i = 0; i < elements.length; i++) {
            numbers |= elements[i] instanceof Number;
            if (elements[i] instanceof Enum<?> constant) {
                elements[i] = constant.name();
            }
        }
        return statement.getConnection().createArrayOf(numbers ? "bigint" : "text", elements);
    }
}
