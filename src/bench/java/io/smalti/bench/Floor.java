package io.smalti.bench;

import io.smalti.platform.graphql.columns.JsonBytes;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a query costs at least: an HTTP server that sends the statements by itself, in as few trips as the application, and
 * writes their rows as JSON by hand. It knows one query, neither users nor limits. For lists it asks for no more columns than
 * the answer shows.
 */
final class Floor {
    private static final String SNAPSHOT = "set transaction isolation level repeatable read read only;";
    private static final String LIMITED = "select set_config('statement_timeout', ?, true)";
    private static final String ALONE = LIMITED + ", set_config('transaction_read_only', 'on', true)";

    private final Connection connection;
    private final FloorTypes types;
    private final Map<Long, List<Share>> shares = new HashMap<>();

    private final FloorMessages messages;

    private Floor(String url, Path answer) throws Exception {
        connection = DriverManager.getConnection(url);
        types = new FloorTypes(connection);
        messages = new FloorMessages(connection, answer);
    }

    /** A port, a JDBC URL, the name of a query, and a file with the answer of the application to it. */
    public static void main(String[] arguments) throws Exception {
        var floor = new Floor(arguments[1], Path.of(arguments[3]));
        var vertx = Vertx.vertx();
        vertx.createHttpServer()
                .requestHandler(request -> request.body()
                        .compose(body -> vertx.executeBlocking(() -> floor.answer(arguments[2])))
                        .onComplete(done -> {
                            if (done.failed()) {
                                done.cause().printStackTrace();
                            }
                            request.response()
                                    .setStatusCode(done.succeeded() ? 200 : 500)
                                    .end(done.succeeded() ? Buffer.buffer(done.result()) : Buffer.buffer());
                        }))
                .listen(Integer.parseInt(arguments[0]));
    }

    private synchronized byte[] answer(String query) throws SQLException {
        var out = new JsonBytes(65_536);
        out.ascii("{\"data\":");
        switch (query) {
            case "deep" -> deep(out);
            case "single" -> single(out);
            case "messages" -> messages(out);
            default -> out.ascii("{\"__typename\":\"Query\"}");
        }
        out.raw('}');
        return out.toArray();
    }

    /** Whatever comes with the first statement of a query, in the same trip. */
    static PreparedStatement first(Connection connection, String sql) throws SQLException {
        var statement = connection.prepareStatement((connection.getAutoCommit() ? ALONE : SNAPSHOT + LIMITED) + ";" + sql);
        statement.setString(1, "9999");
        return statement;
    }

    static ResultSet last(PreparedStatement statement) throws SQLException {
        statement.execute();
        for (int results = statement.getConnection().getAutoCommit() ? 1 : 2; results > 0; results--) {
            statement.getMoreResults();
        }
        return statement.getResultSet();
    }

    private void messages(JsonBytes out) throws SQLException {
        connection.setAutoCommit(false);
        messages.write(out);
        connection.rollback();
    }

    /** The very statement of the application, which reads a customer by parts. One statement needs no transaction. */
    private void single(JsonBytes out) throws SQLException {
        try (var statement = first(connection, """
                select c.id, c.external_id, c.lifecycle, c.decision_role, c.created_at, c.updated_at, c.birth_date,
                    c.birth_year, c.age_estimate, c.age_estimated_on, c.gender, c.education, c.activity, c.income,
                    c.household_composition, c.household_size, c.tenure, c.dwelling, c.language, c.country, c.postcode,
                    c.municipality, c.zone, t.typology_id, t.level, t.declared, t.type_code, t.type_probability,
                    t.group_code, t.group_probability, t.entropy, t.posterior, t.area_level, t.evidence, t.reason,
                    t.assigned_at, (select true from behaviour_due d where d.customer_id = c.id)
                from customer c left join behaviour b on b.customer_id = c.id
                    left join type_assignment t on t.customer_id = c.id
                    left join organisation o on o.id = c.organisation_id
                where c.external_id = any((select ?)::text[])""")) {
            statement.setArray(2, connection.createArrayOf("text", new String[] {"LM0002898"}));
            try (var rows = last(statement)) {
                rows.next();
                out.ascii("{\"customer\":{\"externalId\":");
                out.value(rows.getString(2));
                out.ascii(",\"lifecycle\":");
                out.value(rows.getString(3));
                out.ascii(",\"demographics\":{\"age\":");
                out.value(Period.between(rows.getObject(7, LocalDate.class), LocalDate.now()).getYears());
                out.ascii(",\"language\":");
                out.value(rows.getString(19));
                out.ascii(",\"tenure\":");
                out.value(rows.getString(17));
                out.ascii("},\"geography\":{\"postcode\":");
                out.value(rows.getString(21));
                out.ascii("},\"lifestyle\":{\"level\":");
                out.value(rows.getString(25));
                out.ascii("}}}");
            }
        }
    }

    private record Known(long key, String externalId, String level, Float[] posterior) {}

    private record Share(String type, long people, long all) {}

    private record Story(long key, String name) {}

    private record Said(String kind, String statement) {}

    private record Member(long segment, String key, String name) {}

    private void deep(JsonBytes out) throws SQLException {
        connection.setAutoCommit(false);
        var customers = new ArrayList<Known>();
        try (var statement = first(connection, """
                        select c.id, c.external_id, t.level, t.posterior
                        from customer c left join type_assignment t on t.customer_id = c.id order by c.id limit 51""");
                var rows = last(statement)) {
            while (rows.next() && customers.size() < 50) {
                var posterior = rows.getArray(4);
                customers.add(new Known(
                        rows.getLong(1),
                        rows.getString(2),
                        rows.getString(3),
                        posterior == null ? null : (Float[]) posterior.getArray()));
            }
        }
        var members = new HashMap<Long, List<Member>>();
        each(
                """
                select m.customer_id, s.id, s.key, s.name from membership m join segment s on s.id = m.segment_id
                where m.customer_id = any(?) order by m.customer_id, s.key""",
                customers.stream().map(Known::key).toArray(),
                rows -> add(members, rows.getLong(1), new Member(rows.getLong(2), rows.getString(3), rows.getString(4))));
        var segments = members.values().stream()
                .flatMap(List::stream)
                .map(Member::segment)
                .distinct()
                .toArray();
        if (shares.isEmpty()) {
            countTypes();
        }
        var personas = new HashMap<Long, List<Story>>();
        each(
                "select segment_id, id, name from persona where segment_id = any(?) and status <> 'RETIRED' order by key",
                segments,
                rows -> add(personas, rows.getLong(1), new Story(rows.getLong(2), rows.getString(3))));
        var claims = new HashMap<Long, List<Said>>();
        each(
                "select persona_id, kind, statement from claim where persona_id = any(?) order by persona_id, kind, rank",
                personas.values().stream().flatMap(List::stream).map(Story::key).toArray(),
                rows -> add(claims, rows.getLong(1), new Said(rows.getString(2), rows.getString(3))));
        connection.rollback();
        out.ascii("{\"customers\":{\"nodes\":");
        list(out, customers, customer -> {
            out.ascii("{\"externalId\":");
            out.value(customer.externalId());
            out.ascii(",\"lifestyle\":{\"level\":");
            out.value(customer.level());
            out.ascii(",\"candidates\":[");
            types.candidate(out, customer.posterior());
            out.ascii("]},\"segments\":");
            list(out, members.getOrDefault(customer.key(), List.of()), member -> {
                out.ascii("{\"segment\":{\"key\":");
                out.value(member.key());
                out.ascii(",\"name\":");
                out.value(member.name());
                out.ascii(",\"types\":");
                list(out, shares.getOrDefault(member.segment(), List.of()), share -> {
                    out.ascii("{\"share\":");
                    out.value((double) share.people() / share.all());
                    out.ascii(",\"type\":{\"code\":");
                    out.value(share.type());
                    out.ascii(",\"group\":{\"code\":");
                    out.value(types.group(share.type()));
                    out.ascii("}}}");
                });
                out.ascii(",\"personas\":");
                list(out, personas.getOrDefault(member.segment(), List.of()), persona -> {
                    out.ascii("{\"name\":");
                    out.value(persona.name());
                    out.ascii(",\"claims\":");
                    list(out, claims.getOrDefault(persona.key(), List.of()), claim -> {
                        out.ascii("{\"kind\":");
                        out.value(claim.kind());
                        out.ascii(",\"statement\":");
                        out.value(claim.statement());
                        out.raw('}');
                    });
                    out.raw('}');
                });
                out.ascii("}}");
            });
            out.raw('}');
        });
        out.ascii("}}");
    }

    /** Once: the application keeps these counts as well. */
    private void countTypes() throws SQLException {
        each(
                """
                select segment_id, type_code, people, everybody from (
                    select *, row_number() over (partition by segment_id order by people desc, type_code) as place from (
                        select m.segment_id, t.type_code, count(*) as people,
                            sum(count(*)) over (partition by m.segment_id) as everybody
                        from membership m join type_assignment t on t.customer_id = m.customer_id
                        where t.level = 'TYPE' and m.segment_id = any(?)
                        group by m.segment_id, t.type_code) counted
                    where people >= 10) placed
                where place <= 2 order by place""",
                everySegment(),
                rows -> add(shares, rows.getLong(1), new Share(rows.getString(2), rows.getLong(3), rows.getLong(4))));
    }

    private Object[] everySegment() throws SQLException {
        try (var statement = connection.prepareStatement("select array_agg(id) from segment");
                var rows = statement.executeQuery()) {
            rows.next();
            return (Object[]) rows.getArray(1).getArray();
        }
    }

    private interface Reading {
        void row(java.sql.ResultSet row) throws SQLException;
    }

    private void each(String sql, Object[] keys, Reading reading) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("bigint", keys));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    reading.row(rows);
                }
            }
        }
    }

    private static <T> void add(Map<Long, List<T>> lists, long key, T value) {
        lists.computeIfAbsent(key, added -> new ArrayList<>()).add(value);
    }

    private interface Writing<T> {
        void write(T value);
    }

    private static <T> void list(JsonBytes out, List<T> values, Writing<T> writing) {
        out.raw('[');
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                out.raw(',');
            }
            writing.write(values.get(i));
        }
        out.raw(']');
    }
}
