package io.smalti.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Map;
import org.postgresql.PGConnection;

/**
 * Files of customers and of orders through the door, beside COPY of the same rows into tables with the same indexes; then
 * the orders once more with the server killed in the middle, and typing everybody anew.
 * {@code -Dintake=1000000} says how many customers; there are five orders to a customer, or as many as {@code -Dorders=0} says.
 * {@code -Dundisturbed=true} leaves the killing out.
 */
final class Intake implements Benchmark {
    private static final String HEAP = "-Xmx256m";
    private final int customers = Integer.getInteger("intake", 200_000);
    private final int orders = Integer.getInteger("orders", 5 * customers);

    @Override
    public Table run(World world) throws Exception {
        var table = new Table();
        var url = fresh(world);
        var settings = Map.of("QUARKUS_DATASOURCE_JDBC_URL", url);
        try (var server = world.start(HEAP, settings);
                var connection = DriverManager.getConnection(url)) {
            server.awaitReady(Duration.ofMinutes(2));
            var people = new Spent(server, world);
            post(server, "/imports/customers?source=CRM", new Lines(customers, Intake::customer));
            table.row(people.row("customers", customers));
            double copied = copy(connection, "customer", "external_id is not null")
                    + copy(connection, "type_assignment", "true");
            table.row(row("  COPY into the same tables", customers, copied));
            if (orders == 0) {
                return table;
            }
            var bought = new Spent(server, world);
            post(server, "/imports/orders?source=WEBSHOP", new Lines(orders, this::order));
            table.row(bought.row("orders", orders));
            copied = copy(connection, "customer_order", "true")
                    + copy(connection, "order_line", "true")
                    + copy(connection, "behaviour", "true");
            table.row(row("  COPY into the same tables", orders, copied));
            var typed = new Spent(server, world);
            retype(server, connection);
            table.row(typed.row("retype", customers));
        }
        if (!Boolean.getBoolean("undisturbed")) {
            table.row(row("orders, killed in the middle: " + killed(world, settings, url), orders, 0));
        }
        return table;
    }

    private static Object[] row(String what, long rows, double seconds) {
        return new Object[] {
            "what", what, "rows", rows, "seconds", seconds, "rows/s", seconds == 0 ? 0 : rows / seconds,
            "server µs", 0.0, "PostgreSQL µs", 0.0, "RSS MiB", 0
        };
    }

    /** What something takes from now on: time, and processor time a row. */
    private record Spent(Server server, World world, long start, Duration ours, Duration theirs) {
        Spent(Server server, World world) throws Exception {
            this(server, world, System.nanoTime(), server.cpu(), world.cpu());
        }

        Object[] row(String what, long rows) throws Exception {
            var row = Intake.row(what, rows, (System.nanoTime() - start) / 1e9);
            row[9] = server.cpu().minus(ours).toNanos() / 1e3 / rows;
            row[11] = world.cpu().minus(theirs).toNanos() / 1e3 / rows;
            row[13] = rss(server);
            return row;
        }
    }

    private static String fresh(World world) throws Exception {
        try (var connection = world.connect();
                var statement = connection.createStatement()) {
            statement.execute("drop database if exists intake with (force)");
            statement.execute("create database intake");
        }
        return world.url().replace("/postgres?", "/intake?");
    }

    private static void post(Server server, String path, Lines lines) throws Exception {
        var answer = server.post(path, "text/csv", BodyPublishers.ofInputStream(lines::open));
        var text = new String(answer.body(), StandardCharsets.UTF_8);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.statusCode() + " " + text);
        }
        System.out.println(text);
    }

    /** Seconds for the rows of a table, through a file, into a table like it. */
    private static double copy(Connection connection, String table, String where) throws Exception {
        var copies = connection.unwrap(PGConnection.class).getCopyAPI();
        var file = Files.createTempFile("intake", ".copy");
        try (var statement = connection.createStatement()) {
            try (var out = Files.newOutputStream(file)) {
                copies.copyOut("copy (select * from " + table + " where " + where + ") to stdout", out);
            }
            statement.execute("create table copied (like " + table + " including all excluding identity)");
            long start = System.nanoTime();
            try (var in = Files.newInputStream(file)) {
                copies.copyIn("copy copied from stdin", in);
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            statement.execute("drop table copied");
            return seconds;
        } finally {
            Files.delete(file);
        }
    }

    private static void retype(Server server, Connection connection) throws Exception {
        server.post(
                "/graphql",
                "application/json",
                BodyPublishers.ofString(
                        "{\"query\":\"mutation { retypeCustomers(input: {typology: \\\"OLT-BE\\\", version: \\\"1.0.0\\\"}) { job { id } } }\"}"));
        while (one(connection, "select count(*) from job where state in ('QUEUED', 'RUNNING')") > 0) {
            Thread.sleep(100);
        }
    }

    /** Imports the orders again under other numbers, kills the server on the way, starts it and goes on. */
    private String killed(World world, Map<String, String> settings, String url) throws Exception {
        var lines = new Lines(orders, i -> "K" + order(i));
        try (var connection = DriverManager.getConnection(url)) {
            long job;
            try (var first = world.start(HEAP, settings)) {
                first.awaitReady(Duration.ofMinutes(1));
                var upload = Thread.ofVirtual().start(() -> {
                    try {
                        post(first, "/imports/orders?source=CRM", lines);
                    } catch (Exception e) {
                        System.out.println("the upload ended: " + e.getMessage());
                    }
                });
                long enough = orders * 2L / 5;
                while (one(connection, "select coalesce(max(lines), 0) from import_job where state = 'RUNNING'") < enough) {
                    Thread.sleep(50);
                }
                job = one(connection, "select max(id) from import_job");
                first.kill();
                upload.join();
            }
            try (var second = world.start(HEAP, settings)) {
                second.awaitReady(Duration.ofMinutes(1));
                post(second, "/imports/orders?source=CRM&resume=" + io.smalti.platform.graphql.GlobalId.of("Job", job), lines);
            }
            return sum(connection, "CRM", 2).equals(sum(connection, "WEBSHOP", 1)) ? "same rows and checksum" : "DIFFERENT";
        }
    }

    /** Number and checksum of the orders of a source with their lines, whatever their numbers begin with. */
    private static String sum(Connection connection, String source, int from) throws Exception {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select count(*) || ' ' || sum(hashtextextended((substr(o.external_id, %d), o.customer_id, o.total, o.placed_at,
                            l.line, l.product, l.quantity, l.unit_price)::text, 0))
                        from customer_order o join order_line l on l.customer_id = o.customer_id and l.order_id = o.id
                        where o.source = '%s'""".formatted(from, source))) {
            rows.next();
            System.out.println(source + " " + rows.getString(1));
            return rows.getString(1);
        }
    }

    private static long one(Connection connection, String text) throws Exception {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(text)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static long rss(Server server) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + server.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }

    private static final String[] POSTCODES = {"1000", "2000", "3000", "4000", "5000", "6000", "7000", "8000", "9000", "9300"};

    private static String customer(long i) {
        if (i < 0) {
            return "customer,firstName,lastName,birthYear,postcode,country,language,householdComposition,tenure,income";
        }
        return "B" + i + ",First" + i % 500 + ",Last" + i % 3000 + "," + (1935 + i % 70) + ","
                + POSTCODES[(int) (i % 10)] + ",BE,nl," + (i % 3 == 0 ? "SINGLE" : i % 3 == 1 ? "COUPLE_NO_CHILD" : "")
                + "," + (i % 4 == 0 ? "OWNER" : "") + "," + (i % 5 == 0 ? 1500 + i % 4000 : "");
    }

    private String order(long i) {
        if (i < 0) {
            return "order,customer,placedAt,product,quantity,unitPrice,channel";
        }
        return "O" + i + ",B" + i * 7919 % customers + ",2026-0" + (1 + i % 9) + "-1" + i % 9 + "T10:00:00Z,P" + i % 700
                + "," + (1 + i % 4) + "," + (5 + i % 90) + ".5,WEB";
    }

    /** A file that is made while it is read; line -1 is the header. */
    private record Lines(long count, java.util.function.LongFunction<String> line) {
        InputStream open() {
            return new InputStream() {
                private long next = -1;
                private byte[] text = new byte[0];
                private int at;

                @Override
                public int read() {
                    throw new UnsupportedOperationException();
                }

                @Override
                public int read(byte[] into, int from, int length) {
                    if (at == text.length) {
                        if (next == count) {
                            return -1;
                        }
                        var some = new StringBuilder();
                        for (int i = 0; i < 200 && next < count; i++, next++) {
                            var made = line.apply(next);
                            some.append(next < 0 && made.startsWith("K") ? made.substring(1) : made).append('\n');
                        }
                        text = some.toString().getBytes(StandardCharsets.UTF_8);
                        at = 0;
                    }
                    int copied = Math.min(length, text.length - at);
                    System.arraycopy(text, at, into, from, copied);
                    at += copied;
                    return copied;
                }
            };
        }
    }
}
