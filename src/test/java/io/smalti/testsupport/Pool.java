package io.smalti.testsupport;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import javax.sql.DataSource;

/** The pool of database connections of the application under test. */
public final class Pool {
    /** Most of {@code quarkus.datasource.jdbc.max-size}: jobs need some meanwhile. */
    private static final int MOST = 10;

    private Pool() {}

    /** Takes the connections out whose server process was killed, so that no other test meets one of them. */
    public static void dropBroken(DataSource dataSource) throws SQLException {
        var held = new ArrayList<Connection>();
        try {
            for (int i = 0; i < MOST; i++) {
                held.add(dataSource.getConnection());
                try (var statement = held.getLast().createStatement()) {
                    statement.execute("select 1");
                } catch (SQLException e) {
                    i--; // the pool has seen it too, and destroys the connection
                    held.removeLast().close();
                }
            }
        } finally {
            for (var connection : held) {
                connection.close();
            }
        }
    }
}
