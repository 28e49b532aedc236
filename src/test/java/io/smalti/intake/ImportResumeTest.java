package io.smalti.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smalti.customer.Source;
import io.smalti.platform.database.Sql;
import io.smalti.platform.graphql.GlobalId;
import io.smalti.testsupport.GraphQl;
import io.smalti.testsupport.Pool;
import io.smalti.testsupport.TestDatabase;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Imports that end in the middle: what is written stays, and the same upload goes on after it. */
@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class ImportResumeTest {
    @Inject
    Imports imports;

    @Inject
    ImportJobs jobs;

    @Inject
    Sql sql;

    @Inject
    DataSource dataSource;

    private static byte[] people(String prefix, int count) {
        var csv = new StringBuilder("customer,firstName,birthYear,postcode,country\n");
        for (int i = 0; i < count; i++) {
            csv.append(prefix)
                    .append(i)
                    .append(",N")
                    .append(i)
                    .append(',')
                    .append(1940 + i % 60)
                    .append(",9000,BE\n");
        }
        return csv.toString().getBytes(UTF_8);
    }

    /** Three lines an order, the third far behind the others. */
    private static byte[] orders(String prefix, String customer, int count) {
        var csv = new StringBuilder("order,customer,placedAt,product,quantity,unitPrice\n");
        for (int part = 0; part < 2; part++) {
            for (int i = 0; i < count; i++) {
                for (int line = 0; line < (part == 0 ? 2 : 1); line++) {
                    csv.append("%s%d,%s%d,2026-03-01T10:00:00Z,P%d-%d,%d,%d.5\n"
                            .formatted(prefix, i, customer, i % 500, part, line, 1 + i % 3, i % 40));
                }
            }
        }
        return csv.toString().getBytes(UTF_8);
    }

    private static Imports.Request request(ImportKind kind, Long resumed) {
        return new Imports.Request(kind, true, Mapping.plain(kind), null, Source.CRM, null, resumed);
    }

    /** What is left of the connection after so many bytes. */
    private static InputStream cut(byte[] file, int at) {
        return new SequenceInputStream(new ByteArrayInputStream(Arrays.copyOf(file, at)), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        });
    }

    private String state(String table, String where) {
        return sql.first(
                "select count(*) || ' ' || coalesce(sum(hashtextextended(x::text, 0)), 0) from (select " + table
                        + " where " + where + ") x",
                row -> row.text(1));
    }

    private String orderState(String prefix) {
        return state(
                "substr(o.external_id, " + (prefix.length() + 1)
                        + "), substr(c.external_id, 4), o.total, l.line, l.product, l.quantity, l.unit_price"
                        + " from customer_order o join customer c on c.id = o.customer_id join order_line l on l.order_id = o.id",
                "o.external_id like '" + prefix + "%'");
    }

    @Test
    void goesOnAfterACutWithoutLossOrDoubles() throws IOException {
        imports.run(request(ImportKind.CUSTOMERS, null), new ByteArrayInputStream(people("ra-", 500)));
        imports.run(request(ImportKind.CUSTOMERS, null), new ByteArrayInputStream(people("rb-", 500)));
        imports.run(request(ImportKind.ORDERS, null), new ByteArrayInputStream(orders("oa-", "ra-", 3_000)));
        var undisturbed = orderState("oa-");

        var file = orders("ob-", "rb-", 3_000);
        long job = imports.run(request(ImportKind.ORDERS, null), cut(file, file.length / 3));
        assertThat(jobs.find(job).state()).isEqualTo(ImportJob.State.FAILED);
        assertThat(jobs.find(job).lines()).isBetween(1_000L, 8_000L);
        assertThat(imports.run(request(ImportKind.ORDERS, job), cut(file, file.length * 3 / 4)))
                .isEqualTo(job);
        assertThat(jobs.find(job).state()).isEqualTo(ImportJob.State.FAILED);
        imports.run(request(ImportKind.ORDERS, job), new ByteArrayInputStream(file));
        var done = jobs.find(job);
        assertThat(done.state()).isEqualTo(ImportJob.State.DONE);
        assertThat(done.lines()).isEqualTo(9_000);
        assertThat(done.created()).isEqualTo(9_000);
        assertThat(orderState("ob-")).isEqualTo(undisturbed);
        assertThatThrownBy(() -> imports.run(request(ImportKind.ORDERS, job), new ByteArrayInputStream(file)))
                .hasMessageContaining("done");
    }

    @Test
    void refusesToGoOnWithAnotherUpload() throws IOException {
        var file = people("rc-", 6_000);
        long job = imports.run(request(ImportKind.CUSTOMERS, null), cut(file, file.length / 2));
        var other = new ByteArrayInputStream(people("rd-", 6_000));
        assertThatThrownBy(() -> imports.run(request(ImportKind.CUSTOMERS, job), other))
                .isInstanceOf(ImportRefused.class)
                .hasMessageContaining("begins otherwise");
        assertThatThrownBy(() ->
                        imports.run(request(ImportKind.ORDERS, job), new ByteArrayInputStream(orders("x", "y", 1))))
                .isInstanceOf(ImportRefused.class);
    }

    @Test
    void stopsWhenAskedAndGoesOnWhenAskedAgain() throws IOException {
        var file = people("re-", 20_000);
        var reads = new AtomicInteger();
        long[] running = new long[1];
        var slow = new InputStream() {
            private final InputStream all = new ByteArrayInputStream(file);

            @Override
            public int read() throws IOException {
                return all.read();
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                if (reads.incrementAndGet() == 40) {
                    running[0] = sql.first("select max(id) from import_job", row -> row.longValue(1));
                    GraphQl.ADMIN
                            .query("mutation { cancelJob(id: \"" + GlobalId.of("Job", running[0])
                                    + "\") { job { state } } }")
                            .data("cancelJob");
                }
                return all.read(bytes, from, Math.min(length, 8_000));
            }
        };
        long job = imports.run(request(ImportKind.CUSTOMERS, null), slow);
        assertThat(job).isEqualTo(running[0]);
        assertThat(jobs.find(job).state()).isEqualTo(ImportJob.State.CANCELLED);
        long before = jobs.find(job).lines();
        assertThat(before).isLessThan(20_000);
        imports.run(request(ImportKind.CUSTOMERS, job), new ByteArrayInputStream(file));
        assertThat(jobs.find(job).state()).isEqualTo(ImportJob.State.DONE);
        assertThat(jobs.find(job).created()).isEqualTo(20_000);
        assertThat((String) GraphQl.ADMIN
                        .query("{ job(id: \"" + GlobalId.of("Job", job) + "\") { state } }")
                        .data("job.state"))
                .isEqualTo("DONE");
    }

    /** As when the database is stopped and started again: every connection ends in the middle of its work. */
    @Test
    void outlivesTheConnectionsToTheDatabase() throws Exception {
        var file = people("rf-", 20_000);
        var killer = Thread.ofVirtual().start(() -> {
            for (int i = 0; i < 6; i++) {
                try {
                    Thread.sleep(300);
                    sql.list(
                            "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()"
                                    + " and datname = current_database()",
                            row -> row.booleanValue(1));
                } catch (InterruptedException e) {
                    return;
                } catch (RuntimeException e) {
                    // the connection of this thread may be one of them
                }
            }
        });
        long job = imports.run(request(ImportKind.CUSTOMERS, null), new ByteArrayInputStream(file));
        killer.join();
        var done = jobs.find(job);
        assertThat(done.error()).isNull();
        assertThat(done.state()).isEqualTo(ImportJob.State.DONE);
        assertThat(done.lines()).isEqualTo(20_000);
        int people = sql.first("select count(*) from customer where external_id like 'rf-%'", row -> row.intValue(1));
        assertThat(people).isEqualTo(20_000);
        Pool.dropBroken(dataSource);
    }
}
