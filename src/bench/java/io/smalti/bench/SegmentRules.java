package io.smalti.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.Connection;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Rules from simple to nested: counted by hand-written SQL, previewed, and computed as a segment by a job, beside the
 * same customers inserted by hand-written SQL into a table with the columns and indexes of membership; medians of three,
 * taken in turn, while nothing else is to be done. {@code -Drules=age,searches} takes some of them.
 */
record SegmentRules() implements Benchmark {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int RUNS = 3;
    private static final int LOOKS_A_SAMPLE = 10; // reading all metrics takes the server some milliseconds
    private static final String ADULT = """
            not c.restricted and not c.profiling_objection and coalesce(age_on((now() at time zone coalesce(c.zone, \
            'Europe/Brussels'))::date, c.birth_date, c.birth_year, c.age_estimate, c.age_estimated_on) >= 18, true)""";
    private static final String AGE = """
            age_on((now() at time zone coalesce(c.zone, 'Europe/Brussels'))::date, c.birth_date, c.birth_year, c.age_estimate, \
            c.age_estimated_on)""";

    /** @param sql over customer c, behaviour b and type_assignment t, as one would write it */
    private record Case(String name, String rule, String sql) {}

    private static final Case[] CASES = {
        new Case("one value", "{observedOnly: {equals: {trait: \"tenure\", value: \"OWNER\"}}}", "c.tenure = 'OWNER'"),
        new Case("ten postcodes", "{in: {trait: \"postcode\", values: [\"1000\",\"9000\",\"2000\",\"3000\",\"8000\",\"4000\",\"5000\",\"2800\",\"1080\",\"9300\"]}}", "c.postcode = any('{1000,9000,2000,3000,8000,4000,5000,2800,1080,9300}')"),
        new Case("age", "{range: {trait: \"age\", from: 30, below: 36}}", AGE + " >= 30 and " + AGE + " < 36"),
        new Case("revenue and recency", "{all: [{atLeast: {trait: \"revenue\", value: 500}} {withinDays: {trait: \"lastOrderAt\", days: 365}}]}", "b.revenue >= 500 and b.last_order_at >= (current_date - 365)::timestamp at time zone 'Europe/Brussels'"),
        new Case("interest or type", "{any: [{contains: {trait: \"interests\", value: \"GARDENING\"}} {in: {trait: \"lifestyleGroup\", values: [\"C\", \"A\"]}}]}", "c.interests @> '{GARDENING}' or (t.level in ('TYPE','GROUP') and t.group_code in ('C','A'))"),
        new Case("two orders in a year", "{orders: {withinDays: 365, atLeast: 2}}", "(select count(*) from customer_order o where o.customer_id = c.id and o.kind = 'PURCHASE' and not o.cancelled and o.placed_at >= (current_date - 365)::timestamp at time zone 'Europe/Brussels') >= 2"),
        new Case("a product called so", "{orders: {lines: {descriptionContains: \"stool\"}, withinDays: 730}}", "exists (select 1 from customer_order o where o.customer_id = c.id and o.kind = 'PURCHASE' and not o.cancelled and o.placed_at >= (current_date - 730)::timestamp at time zone 'Europe/Brussels' and exists (select 1 from order_line l where l.customer_id = o.customer_id and l.order_id = o.id and l.description ilike '%stool%'))"),
        new Case("searches", "{interactions: {kinds: [SEARCH], withinDays: 180, atLeast: 2}}", "(select count(*) from interaction i where i.customer_id = c.id and i.kind = 'SEARCH' and i.occurred_at >= (current_date - 180)::timestamp at time zone 'Europe/Brussels') >= 2"),
        new Case("scores", "{rfm: {recencyFrom: 4, frequencyFrom: 4, monetaryFrom: 4}}", "b.orders >= (select frequency[3] from rfm_border) and b.revenue >= (select monetary[3] from rfm_border) and b.last_order_at >= ((select reference + recency[3]::int from rfm_border))::timestamp at time zone 'Europe/Brussels'"),
        new Case("nested with windows", """
                {all: [{range: {trait: "age", from: 25, below: 60}} {not: {observedOnly: {equals: {trait: "tenure", value: "SOCIAL_RENT"}}}}
                  {any: [{orders: {measure: REVENUE, withinDays: 730, atLeast: 300}} {interactions: {kinds: [VISIT], withinDays: 90, atLeast: 3}}
                    {all: [{contains: {trait: "interests", value: "GARDENING"}} {in: {trait: "lifestyleGroup", values: ["A", "B", "C"]}}]}]}]}""",
                AGE + " >= 25 and " + AGE + " < 60 and not (c.tenure = 'SOCIAL_RENT') and ("
                        + "(select coalesce(sum(o.total), 0) from customer_order o where o.customer_id = c.id and not o.cancelled and o.placed_at >= (current_date - 730)::timestamp at time zone 'Europe/Brussels') >= 300"
                        + " or (select count(*) from interaction i where i.customer_id = c.id and i.kind = 'VISIT' and i.occurred_at >= (current_date - 90)::timestamp at time zone 'Europe/Brussels') >= 3"
                        + " or (c.interests @> '{GARDENING}' and t.level in ('TYPE','GROUP') and t.group_code in ('A','B','C')))"),
        new Case("a lifestyle type", "{equals: {trait: \"lifestyleType\", value: \"C13\"}}", "t.level = 'TYPE' and t.type_code = 'C13'"),
        new Case("tenure known or suggested", "{equals: {trait: \"tenure\", value: \"PRIVATE_RENT\"}}", "case when c.tenure is not null then c.tenure = 'PRIVATE_RENT' else (select sum(p.p * p.w) from unnest(t.posterior, (select renting from bench_typology)) p (p, w)) >= (select least from bench_typology) end"),
        new Case("household size known or suggested", "{atLeast: {trait: \"householdSize\", value: 2.9}}", "coalesce(c.household_size, round((select sum(p.p * p.w) from unnest(t.posterior, (select size from bench_typology)) p (p, w))::numeric, 1)) >= 2.9")
    };

    /** What those who write the statements by hand would have at hand for inferring: shares and means by type. */
    private static final String TYPOLOGY = """
            create table bench_typology as
                select (select array_agg(d.shares[array_position(m.categories, 'PRIVATE_RENT')] order by l.code)
                        from lifestyle_type l join distribution d on d.typology_id = l.typology_id and d.owner = l.code and d.dimension = m.code
                        where l.typology_id = y.id) as renting,
                    greatest(0.5, 1.5 * m.national_shares[array_position(m.categories, 'PRIVATE_RENT')]) as least,
                    (select array_agg(l.household_size order by l.code) from lifestyle_type l where l.typology_id = y.id) as size
                from typology y join dimension m on m.typology_id = y.id and m.code = 'tenure' where y.active""";

    @Override
    public Table run(World world) throws Exception {
        var table = new Table();
        var only = List.of(System.getProperty("rules", "").split(","));
        try (var connection = world.connect()) {
            execute(connection, "set jit = off");
            MoreOrders.fill(connection, world.customers());
            world.settle();
            execute(connection, "drop table if exists bench_typology");
            execute(connection, TYPOLOGY);
            try (var server = world.start(
                    "-Xmx512m", Map.of("SMALTI_SEGMENTS_AT_ONCE", "0", "SMALTI_JOB_SCHEDULES", "false"))) {
                server.awaitReady(Duration.ofMinutes(1));
                execute(connection, "alter system set autovacuum = off");
                execute(connection, "select pg_reload_conf()");
                for (var one : CASES) {
                    if (only.contains(one.name()) || only.contains("")) {
                        measure(server, connection, one, table);
                        System.out.print(table.last());
                    }
                }
            } finally {
                execute(connection, "alter system reset autovacuum");
                execute(connection, "select pg_reload_conf()");
            }
        }
        return table;
    }

    /** Ours and the bare statement in turn, each from the same state: nothing to write out, no dead rows. */
    private static void measure(Server server, Connection connection, Case one, Table table) throws Exception {
        var from = " from customer c left join behaviour b on b.customer_id = c.id left join type_assignment t on t.customer_id = c.id where ("
                + one.sql() + ") and " + ADULT;
        var preview = "{ previewSegment(rule: " + one.rule() + ") { count precision countFrom countTo } }";
        var counts = new double[RUNS];
        var previews = new double[RUNS];
        var inserts = new double[RUNS];
        var jobs = new double[RUNS];
        var answer = new JsonNode[1];
        double common = 0;
        int size = 0;
        long heap = 0;
        for (int run = 0; run < RUNS; run++) {
            counts[run] = seconds(() -> execute(connection, "select count(*)" + from));
            previews[run] = seconds(() -> answer[0] = ask(server, preview).at("/data/previewSegment"));
            execute(connection, "drop table if exists bench_membership");
            execute(connection, "create table bench_membership (like membership including indexes)");
            rest(connection);
            inserts[run] = seconds(() -> execute(
                    connection, "insert into bench_membership select c.id, 1, now(), now()" + from));
            rest(connection);
            var job = new Recomputed(server, one);
            jobs[run] = job.seconds();
            heap = Math.max(heap, job.peakHeap());
            size = job.size();
            if (run == 0) {
                common = seconds(job::commonTraits);
            }
            job.delete();
        }
        table.row(
                "rule", one.name(),
                "members", size,
                "bare count s", median(counts),
                "preview s", median(previews),
                "preview says", answer[0].at("/precision").asText() + " " + answer[0].at("/count").asText() + " ("
                        + answer[0].at("/countFrom").asText() + " to " + answer[0].at("/countTo").asText() + ")",
                "bare insert s", median(inserts),
                "job s", median(jobs),
                "slowest job s", jobs[RUNS - 1],
                "ratio", median(jobs) / median(inserts),
                "peak heap MiB", heap >> 20,
                "common traits s", common);
    }

    private static void rest(Connection connection) throws Exception {
        execute(connection, "vacuum membership, membership_change, membership_change_block, membership_range, membership_fresh, segment, job");
        execute(connection, "checkpoint");
    }

    /** Sorts them. */
    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    /** A segment that was defined and whose members a job has computed. */
    private static final class Recomputed {
        private final Server server;
        private final String segment;
        private final double seconds;
        private long peak;

        Recomputed(Server server, Case one) throws Exception {
            this.server = server;
            var mutation = "mutation { defineSegment(input: {key: \"bench-" + System.nanoTime()
                    + "\", name: \"b\", facet: BEHAVIOURAL, objective: INFORM, rule: " + one.rule()
                    + "}) { segment { id } job { id } userErrors { message } } }";
            long began = System.nanoTime();
            var written = ask(server, mutation).at("/data/defineSegment");
            var job = written.at("/job/id").asText();
            if (job.isEmpty()) {
                throw new IllegalStateException(written.toString());
            }
            for (int looks = 1; !done(job); looks++) {
                if (looks % LOOKS_A_SAMPLE == 0) {
                    peak = Math.max(peak, server.heap());
                }
                Thread.sleep(20);
            }
            seconds = (System.nanoTime() - began) / 1e9;
            segment = written.at("/segment/id").asText();
        }

        private boolean done(String job) throws Exception {
            var state = ask(server, "{ job(id: \"" + job + "\") { state error } }").at("/data/job");
            return switch (state.at("/state").asText()) {
                case "DONE" -> true;
                case "FAILED", "CANCELLED" -> throw new IllegalStateException(state.toString());
                default -> false;
            };
        }

        double seconds() {
            return seconds;
        }

        long peakHeap() {
            return peak;
        }

        int size() throws Exception {
            return ask(server, "{ segment(id: \"" + segment + "\") { size } }").at("/data/segment/size").asInt();
        }

        void commonTraits() throws Exception {
            ask(server, "{ segment(id: \"" + segment + "\") { commonTraits(first: 10) { value lift } } }");
        }

        void delete() throws Exception {
            ask(server, "mutation { deleteSegment(input: {id: \"" + segment + "\"}) { deletedId } }");
        }
    }

    static JsonNode ask(Server server, String query) throws Exception {
        var body = JSON.writeValueAsString(Map.of("query", query));
        var answer = JSON.readTree(server.post("/graphql", "application/json", BodyPublishers.ofString(body)).body());
        if (answer.has("errors")) {
            throw new IllegalStateException(answer.toString());
        }
        return answer;
    }

    static void execute(Connection connection, String sql) throws Exception {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    interface Work {
        void run() throws Exception;
    }

    static double seconds(Work work) throws Exception {
        long began = System.nanoTime();
        work.run();
        return (System.nanoTime() - began) / 1e9;
    }
}
