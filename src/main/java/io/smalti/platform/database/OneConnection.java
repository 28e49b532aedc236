package io.smalti.platform.database;

import java.sql.Connection;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A session that somebody else opened, and ends. */
record OneConnection(Connection connection) implements Session {
    @Override
    public @Nullable Preamble one() {
        return null;
    }

    @Override
    public @Nullable Preamble many() {
        return null;
    }

    @Override
    public Object once(Object key, Supplier<?> made) {
        return made.get();
    }
}
