package io.smalti.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smalti.platform.graphql.columns.JsonBytes;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The floor of messages: it sends the statements and reads of their rows what a message depends on, but has been told
 * beforehand what each customer gets, and only copies it.
 */
final class FloorMessages {
    private final Connection connection;
    private final List<byte[]> nodes = new ArrayList<>();

    /** @param answer a file with an answer of the application */
    FloorMessages(Connection connection, Path answer) throws Exception {
        this.connection = connection;
        var mapper = new ObjectMapper();
        for (var node : mapper.readTree(answer.toFile()).at("/data/customers/nodes")) {
            nodes.add(mapper.writeValueAsBytes(node));
        }
    }

    void write(JsonBytes out) throws SQLException {
        var keys = new ArrayList<Long>();
        out.ascii("{\"customers\":{\"nodes\":[");
        try (var statement = Floor.first(connection, """
                        select c.id, c.given_name, c.language, c.birth_date, c.country, c.restricted, c.consented, c.opted_out,
                            t.level, t.type_code, t.posterior
                        from customer c left join type_assignment t on t.customer_id = c.id order by c.id limit 51""");
                var rows = Floor.last(statement)) {
            while (rows.next() && keys.size() < nodes.size()) {
                for (int column = 2; column <= 11; column++) {
                    rows.getString(column);
                }
                if (!keys.isEmpty()) {
                    out.raw(',');
                }
                out.raw(nodes.get(keys.size()));
                keys.add(rows.getLong(1));
            }
        }
        for (int channel = 0; channel < 2; channel++) {
            readPreferences(keys);
        }
        out.ascii("]}}");
    }

    private void readPreferences(List<Long> keys) throws SQLException {
        try (var statement = connection.prepareStatement("""
                select c.id, p.channel, p.language, p.liked, p.disliked
                from customer c left join preference p on p.customer_id = c.id where c.id = any(?)""")) {
            statement.setArray(1, connection.createArrayOf("bigint", keys.toArray()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    for (int column = 1; column <= 5; column++) {
                        rows.getString(column);
                    }
                }
            }
        }
    }
}
