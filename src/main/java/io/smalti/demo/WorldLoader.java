package io.smalti.demo;

import io.smalti.platform.database.Sql;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.LongConsumer;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** Writes the customers of a world by COPY, some thousands at a time: while some are sent the next are drawn. */
@Singleton
class WorldLoader {
    private static final int CHUNK = 5_000;
    private static final List<String> TABLES =
            List.of("organisation", "customer", "consent", "customer_order", "interaction");

    private final Sql sql;
    private final Typing typing;

    WorldLoader(Sql sql, Typing typing) {
        this.sql = sql;
        this.typing = typing;
    }

    /**
     * Writes the first so many customers, in the transaction of the connection.
     *
     * @param progress told how many customers are written
     */
    void load(Connection connection, Chronicle chronicle, long customers, LongConsumer progress) throws SQLException {
        var copy = connection.unwrap(PGConnection.class).getCopyAPI();
        var keys = keys(connection);
        long firstFirm = keys.organisation + 1;
        firms(chronicle, customers, keys, copy);
        // the first are drawn here, so that the beans behind are made by a thread that knows their classes
        var drawn = draw(chronicle, 0, customers, keys, firstFirm);
        try (var drawing = Executors.newSingleThreadExecutor()) {
            for (long from = 0; from < customers; from += CHUNK) {
                long next = from + CHUNK;
                var ready = drawn;
                var coming = drawing.submit(() -> draw(chronicle, next, customers, keys, firstFirm));
                ready.send(copy);
                progress.accept(Math.min(next, customers));
                drawn = coming.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        for (var table : TABLES) {
            execute(
                    connection,
                    "select setval(pg_get_serial_sequence('%1$s', 'id'), max(id)) from %1$s having count(*) > 0"
                            .formatted(table));
        }
    }

    private static void firms(Chronicle chronicle, long customers, Tables.Keys keys, CopyManager copy)
            throws SQLException {
        var tables = new Tables(keys);
        for (long firm = 0; firm < Firms.among(customers); firm++) {
            tables.add(chronicle.firms.firm(firm));
        }
        tables.send(copy);
    }

    /** Up to a chunk of customers; none past the last. */
    private Tables draw(Chronicle chronicle, long from, long customers, Tables.Keys keys, long firstFirm) {
        var tables = new Tables(keys);
        for (long number = from; number < Math.min(from + CHUNK, customers); number++) {
            var story = chronicle.story(number);
            tables.add(story, typing.assign(story), firstFirm);
        }
        return tables;
    }

    /** Keys go on where the tables end; in an empty database they begin with 1. */
    private Tables.Keys keys(Connection connection) throws SQLException {
        var keys = new Tables.Keys();
        try (var statement = sql.prepare(connection, """
                select (select coalesce(max(id), 0) from organisation), (select coalesce(max(id), 0) from customer),
                    (select coalesce(max(id), 0) from consent), (select coalesce(max(id), 0) from customer_order),
                    (select coalesce(max(id), 0) from interaction)""");
                var result = statement.executeQuery()) {
            result.next();
            keys.organisation = result.getLong(1);
            keys.customer = result.getLong(2);
            keys.consent = result.getLong(3);
            keys.order = result.getLong(4);
            keys.interaction = result.getLong(5);
        }
        return keys;
    }

    private void execute(Connection connection, String statement) throws SQLException {
        try (var prepared = sql.prepare(connection, statement)) {
            prepared.execute();
        }
    }
}
