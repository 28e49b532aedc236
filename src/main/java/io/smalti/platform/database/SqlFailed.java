package io.smalti.platform.database;

import java.sql.SQLException;

/** The database refused or could not be reached: a fault, never shown to a client. */
public final class SqlFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SqlFailed(SQLException cause) {
        super(cause.getMessage(), cause);
    }

    /** The five characters of PostgreSQL's SQLSTATE. */
    public String state() {
        var cause = (SQLException) getCause();
        return cause == null || cause.getSQLState() == null ? "" : cause.getSQLState();
    }

    /** Whether the database could not be reached, or had no room for one more. */
    boolean away() {
        return state().isEmpty() || state().startsWith("08") || state().startsWith("53") || state().startsWith("57P");
    }
}
