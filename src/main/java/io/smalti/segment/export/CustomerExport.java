package io.smalti.segment.export;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.smalti.customer.Customers;
import io.smalti.customer.Filter;
import io.smalti.customer.Trait;
import io.smalti.customer.TraitType;
import io.smalti.platform.database.Sql;
import io.smalti.platform.database.SqlFailed;
import jakarta.inject.Singleton;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Writes chosen traits of the customers who fulfil a rule, row by row from a cursor: memory stays the same however many there are. */
@Singleton
class CustomerExport {
    private static final int AT_ONCE = 2_000;
    private static final JsonFactory JSON = new JsonFactory();

    private final Sql sql;
    private final DataSource dataSource;
    private final Customers customers;

    CustomerExport(Sql sql, DataSource dataSource, Customers customers) {
        this.sql = sql;
        this.dataSource = dataSource;
        this.customers = customers;
    }

    /** One row to a format. */
    private interface Format {
        void write(ResultSet row) throws SQLException, IOException;

        void end() throws IOException;
    }

    /** A line each; the first column is the external id, then the traits in their order; unknown is empty. */
    void csv(List<Trait> traits, Filter filter, OutputStream out) throws IOException {
        var buffered = new BufferedOutputStream(out, 1 << 16);
        var head = traits.stream().map(Trait::code).collect(joining(",", "customer,", "\r\n"));
        buffered.write(head.replaceFirst(",\r\n$", "\r\n").getBytes(StandardCharsets.UTF_8));
        read(traits, filter, new Format() {
            @Override
            public void write(ResultSet row) throws SQLException, IOException {
                var line = new StringBuilder(cell(row.getString(1)));
                for (int i = 0; i < traits.size(); i++) {
                    line.append(',').append(cell(text(row, i, traits.get(i))));
                }
                buffered.write(line.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
            }

            @Override
            public void end() throws IOException {
                buffered.flush();
            }
        });
    }

    /** An object each, with only what is known; several texts are a list, numbers are numbers. */
    void ndjson(List<Trait> traits, Filter filter, OutputStream out) throws IOException {
        var json = JSON.createGenerator(new BufferedOutputStream(out, 1 << 16));
        json.setRootValueSeparator(null);
        read(traits, filter, new Format() {
            @Override
            public void write(ResultSet row) throws SQLException, IOException {
                json.writeStartObject();
                json.writeStringField("customer", row.getString(1));
                for (int i = 0; i < traits.size(); i++) {
                    field(json, row, i, traits.get(i));
                }
                json.writeEndObject();
                json.writeRaw('\n');
            }

            @Override
            public void end() throws IOException {
                json.flush();
            }
        });
    }

    private void read(List<Trait> traits, Filter filter, Format format) throws IOException {
        var now = customers.now();
        var columns = traits.stream()
                .map(trait ->
                        ", " + trait.expression(now) + (trait.type() == TraitType.TIME ? " at time zone 'UTC'" : ""))
                .collect(joining());
        var text = "select c.external_id" + columns + " from " + Customers.FROM + " where " + filter.where()
                + " order by c.id";
        try (var connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            try (var statement =
                    sql.prepare(connection, text, filter.arguments().toArray())) {
                statement.setFetchSize(AT_ONCE);
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        format.write(rows);
                    }
                }
                format.end();
            } finally {
                connection.rollback();
                connection.setReadOnly(false);
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new SqlFailed(e);
        }
    }

    private static void field(JsonGenerator json, ResultSet row, int trait, Trait described)
            throws SQLException, IOException {
        switch (described.type()) {
            case NUMBER -> {
                var number = row.getBigDecimal(trait + 2);
                if (number != null) {
                    json.writeNumberField(described.code(), number);
                }
            }
            case TEXTS -> {
                var texts = row.getArray(trait + 2);
                if (texts != null) {
                    json.writeArrayFieldStart(described.code());
                    for (var one : (Object[]) texts.getArray()) {
                        json.writeString(one.toString());
                    }
                    json.writeEndArray();
                }
            }
            default -> {
                var value = text(row, trait, described);
                if (value != null) {
                    json.writeStringField(described.code(), value);
                }
            }
        }
    }

    private static @Nullable String text(ResultSet row, int trait, Trait described) throws SQLException {
        if (described.type() == TraitType.TEXTS) {
            var texts = row.getArray(trait + 2);
            return texts == null
                    ? null
                    : java.util.Arrays.stream((Object[]) texts.getArray())
                            .map(Object::toString)
                            .collect(joining("|"));
        }
        var value = row.getString(trait + 2);
        return value == null || described.type() != TraitType.TIME ? value : value.replace(' ', 'T') + "Z";
    }

    private static String cell(@Nullable String text) {
        if (text == null) {
            return "";
        }
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
