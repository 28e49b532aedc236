package io.smalti.platform.database;

import io.smalti.platform.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What somebody reads with: one connection, from the first statement to the last. Where one is bound, {@link Sql} has no other,
 * and {@link Transactional} adds nothing; a transaction manager around statements that change nothing would cost more than a
 * short one of them.
 */
public interface Session {
    ScopedValue<Session> CURRENT = ScopedValue.newInstance();

    /** The one that is bound; null where none is. */
    static @Nullable Session current() {
        return CURRENT.isBound() ? CURRENT.get() : null;
    }

    /** Opened when it is first asked for; not to be closed by whoever asks. */
    Connection connection() throws SQLException;

    /** What has to be said before the one statement that comes next. */
    @Nullable
    Preamble one();

    /** What has to be said before statements whose number is not known. */
    @Nullable
    Preamble many();

    /** What was made for this key before, in this session. */
    Object once(Object key, Supplier<?> made);
}
