package io.smalti.customer;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads organisations from rows that hold {@link Organisation#COLUMNS}. */
final class Organisations {
    private static final int COLUMNS = 17;

    private Organisations() {}

    /** Null where the outer join found none. */
    static @Nullable Organisation read(Columns row) throws SQLException {
        if (row.isNull()) {
            row.skip(COLUMNS);
            return null;
        }
        long key = row.number();
        return new Organisation(
                key,
                Organisation.id(key),
                row.text(),
                row.text(),
                row.textOrNull(),
                row.integer(),
                row.decimal(),
                row.decimal(),
                row.textOrNull(),
                row.textOrNull(),
                row.textOrNull(),
                row.textOrNull(),
                row.decimal(),
                row.textOrNull(),
                row.texts(),
                new Provenance(row.text()),
                row.moment(),
                row.moment());
    }
}
