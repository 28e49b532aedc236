package io.smalti.platform.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smalti.platform.database.Sql;
import io.smalti.platform.graphql.Role;
import io.smalti.testsupport.GraphQl;
import io.smalti.testsupport.Socket;
import io.smalti.testsupport.TestDatabase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class JobsTest {
    @Inject
    Jobs jobs;

    @Inject
    JobClaims claims;

    @Inject
    Sql sql;

    @BeforeEach
    void table() {
        sql.update("create table if not exists test_counted (job bigint not null, number integer not null)");
    }

    private long start(String subject, int total) {
        return jobs.start(CountingJob.NAME, subject, Integer.toString(total), null);
    }

    private Job await(long job, JobState state) throws InterruptedException {
        var until = Instant.now().plusSeconds(20);
        var found = jobs.find(job);
        while (found.state() != state && Instant.now().isBefore(until)) {
            Thread.sleep(20);
            found = jobs.find(job);
        }
        assertThat(found.state()).as("%s", found).isEqualTo(state);
        return found;
    }

    private void awaitRows(long job, int rows) throws InterruptedException {
        var until = Instant.now().plusSeconds(20);
        while (jobs.find(job).rows() < rows && Instant.now().isBefore(until)) {
            Thread.sleep(10);
        }
        assertThat(jobs.find(job).rows()).isGreaterThanOrEqualTo(rows);
    }

    private List<Integer> counted(long job) {
        return sql.list("select number from test_counted where job = ? order by number", row -> row.intValue(1), job);
    }

    private static List<Integer> to(int total) {
        return IntStream.rangeClosed(1, total).boxed().toList();
    }

    @Test
    void listsTheLatest() throws InterruptedException {
        var done = await(start("listed", 5), JobState.DONE);
        var answer = GraphQl.ADMIN.query(
                "{ jobs { id } of: jobs(kind: \"%s\", state: DONE) { id } }".formatted(CountingJob.NAME));
        assertThat(answer.<List<String>>data("jobs.id")).contains(done.id());
        assertThat(answer.<List<String>>data("of.id")).contains(done.id());
    }

    @Test
    void doesEveryRowOnce() throws InterruptedException {
        long job = start("plain", 95);
        var done = await(job, JobState.DONE);
        assertThat(done.rows()).isEqualTo(95);
        assertThat(done.total()).isEqualTo(95);
        assertThat(done.progress()).isEqualTo(1);
        assertThat(done.endedAt()).isAfterOrEqualTo(done.startedAt());
        assertThat(counted(job)).isEqualTo(to(95));
    }

    @Test
    void startsNothingThatIsRolledBack() {
        QuarkusTransaction.begin();
        long job = start("plain", 5);
        QuarkusTransaction.rollback();
        assertThat(jobs.find(job)).isNull();
    }

    @Test
    void stopsTheStatementThatIsRunningAndGoesOnWhereItWas() throws InterruptedException {
        long job = start("sleeps", 40);
        awaitRows(job, 10);
        var asked = Instant.now();
        var answer =
                GraphQl.as(Role.MARKETER).query("""
                mutation { cancelJob(id: "%s") { job { state rows resumable } userErrors { code } } }""".formatted(jobs.find(job).id()));
        assertThat((String) answer.data("cancelJob.job.state")).isEqualTo("CANCELLED");
        assertThat((boolean) answer.data("cancelJob.job.resumable")).isTrue();
        awaitNobodySleeps();
        assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(10));
        assertThat(counted(job)).isEqualTo(to(10));
        sql.update("update job set subject = 'plain' where id = ?", job);
        var resumed = GraphQl.as(Role.MARKETER)
                .query("mutation { resumeJob(id: \"%s\") { userErrors { code } } }"
                        .formatted(jobs.find(job).id()));
        assertThat((List<?>) resumed.data("resumeJob.userErrors")).isEmpty();
        await(job, JobState.DONE);
        assertThat(counted(job)).isEqualTo(to(40));
    }

    private void awaitNobodySleeps() throws InterruptedException {
        for (int i = 0; i < 200 && sleepers() > 0; i++) {
            Thread.sleep(50);
        }
        assertThat(sleepers()).isZero();
    }

    private int sleepers() {
        return sql.first(
                "select count(*) from pg_stat_activity where state = 'active' and query = 'select pg_sleep(60)'",
                row -> row.intValue(1));
    }

    @Test
    void refusesToStopWhatHasEndedAndWhatIsForOthers() throws InterruptedException {
        var id = await(start("plain", 5), JobState.DONE).id();
        var mutation = "mutation { cancelJob(id: \"%s\") { job { state } userErrors { code path } } }";
        assertThat((String) GraphQl.ADMIN.query(mutation.formatted(id)).data("cancelJob.userErrors[0].code"))
                .isEqualTo("ENDED");
        assertThat((String)
                        GraphQl.as(Role.STEWARD).query(mutation.formatted(id)).data("cancelJob.userErrors[0].code"))
                .isEqualTo("NOT_YOURS");
        assertThat(GraphQl.as(Role.FRONTEND).query(mutation.formatted(id)).error())
                .isEqualTo("FORBIDDEN");
        assertThat((String) GraphQl.ADMIN
                        .query(mutation.formatted(io.smalti.platform.graphql.GlobalId.of("Job", 987654321)))
                        .data("cancelJob.userErrors[0].code"))
                .isEqualTo("NOT_FOUND");
        assertThat((String) GraphQl.ADMIN
                        .query("mutation { resumeJob(id: \"%s\") { userErrors { code } } }".formatted(id))
                        .data("resumeJob.userErrors[0].code"))
                .isEqualTo("NOT_RESUMABLE");
    }

    @Test
    void keepsWhatWasDoneBeforeAFault() throws InterruptedException {
        long job = start("fails", 40);
        var failed = await(job, JobState.FAILED);
        assertThat(failed.error()).startsWith("FAULT").doesNotContain("as it should");
        assertThat(counted(job)).isEqualTo(to(10));
    }

    /** As if another instance had done thirty rows and was then killed in the middle of its fourth step. */
    private JobClaims.Claim lost(long job, int claimsInVain) {
        return QuarkusTransaction.requiringNew().call(() -> {
            sql.update("insert into test_counted (job, number) select ?, generate_series(1, 30)", job);
            sql.update("""
                            update job set state = 'RUNNING', claim = 7, position = '31', rows_done = 30, claims_in_vain = ?,
                                lease_until = clock_timestamp() - interval '1 second'
                            where id = ?""", claimsInVain, job);
            return new JobClaims.Claim(job, 7, CountingJob.NAME);
        });
    }

    private long unstarted(int total) {
        return sql.first("""
                        insert into job (kind, role, input, state, lease_until)
                        values (?, 'MARKETER', to_jsonb(?::int), 'RUNNING', now() + interval '1 hour') returning id""", row -> row.longValue(1), CountingJob.NAME, total);
    }

    @Test
    void takesOverTheJobOfAnInstanceThatIsGone() throws InterruptedException {
        long job = unstarted(60);
        lost(job, 0);
        start("plain", 1); // wakes the workers
        await(job, JobState.DONE);
        assertThat(counted(job)).isEqualTo(to(60));
    }

    @Test
    void letsAnInstanceThatWasOnlySlowCommitNothing() throws InterruptedException {
        long job = unstarted(60);
        var earlier = lost(job, 0);
        start("plain", 1);
        await(job, JobState.DONE);
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    sql.update("insert into test_counted (job, number) values (?, 31)", job);
                    claims.commit(earlier, JobStep.next("41", 10));
                }))
                .isInstanceOf(JobStopped.class);
        assertThat(counted(job)).isEqualTo(to(60));
    }

    @Test
    void givesUpAJobThatKeepsKillingItsInstances() throws InterruptedException {
        long job = unstarted(60);
        lost(job, 5);
        start("plain", 1);
        assertThat(await(job, JobState.FAILED).error()).startsWith("LOST");
    }

    @Test
    void givesAJobToOneOfManyWhoAskAtOnce() throws Exception {
        long job = sql.first("""
                insert into job (kind, role, input) values ('TEST_NOBODYS', 'MARKETER', '1') returning id""", row -> row.longValue(1));
        try (var many = Executors.newFixedThreadPool(8)) {
            var asked = IntStream.range(0, 8)
                    .mapToObj(i -> many.submit(() -> claims.next(List.of("TEST_NOBODYS"), Duration.ofMinutes(1))))
                    .toList();
            int got = 0;
            for (var one : asked) {
                got += one.get() == null ? 0 : 1;
            }
            assertThat(got).isEqualTo(1);
        }
        jobs.cancel(job);
    }

    @Test
    void stopsTheEarlierJobAboutTheSameThing() throws InterruptedException {
        long first = start("slow", 1_000);
        awaitRows(first, 10);
        long second = jobs.restart(CountingJob.NAME, "slow", "20", null);
        await(first, JobState.CANCELLED);
        await(second, JobState.DONE);
        assertThat(counted(second)).isEqualTo(to(20));
        assertThat(counted(first)).hasSize(jobs.find(first).rows());
    }

    @Test
    void endsWhatCameWithARequestThatIsGone() throws InterruptedException {
        long job = jobs.attend("IMPORT_TEST", Role.STEWARD, null);
        jobs.progress(job, 5, 1);
        sql.update("update job set lease_until = clock_timestamp() - interval '1 second' where id = ?", job);
        start("plain", 1);
        assertThat(await(job, JobState.FAILED).error()).startsWith("ABANDONED");
        assertThatThrownBy(() -> jobs.progress(job, 5, 1)).isInstanceOf(JobStopped.class);
    }

    @Test
    void asksOnceForWhatIsDue() {
        var kind = new CountingJob(sql) {
            @Override
            public String name() {
                return "TEST_DUE";
            }

            @Override
            public Duration every() {
                return Duration.ofDays(1);
            }
        };
        var scheduled = java.util.Map.<String, JobKind>of("TEST_DUE", kind);
        assertThat(claims.due(scheduled)).isTrue();
        assertThat(claims.due(scheduled)).isFalse();
        sql.update("update job_schedule set due_at = now() where kind = 'TEST_DUE'");
        assertThat(claims.due(scheduled)).as("the last one still waits").isFalse();
        sql.update("update job set state = 'DONE', ended_at = now() - interval '8 days' where kind = 'TEST_DUE'");
        sql.update("update job_schedule set due_at = now() where kind = 'TEST_DUE'");
        assertThat(claims.due(scheduled)).isTrue();
        assertThat(sql.list("select id from job where kind = 'TEST_DUE'", row -> row.longValue(1)))
                .as("what was done a week ago is forgotten")
                .hasSize(1);
        sql.update("update job set state = 'CANCELLED' where kind = 'TEST_DUE'");
    }

    @Test
    void tellsWhoFollowsUntilItIsDone() throws Exception {
        long job = start("slow", 60);
        try (var socket = Socket.as(Role.MARKETER)) {
            socket.subscribe("subscription { jobProgress(id: \"%s\") { state rows progress } }"
                    .formatted(jobs.find(job).id()));
            var heard = socket.untilComplete();
            assertThat(heard).hasSizeGreaterThan(2);
            assertThat(heard.getLast()).contains("\"state\":\"DONE\"").contains("\"rows\":60");
        }
    }

    @Test
    void tellsNothingToWhoMayNotKnow() throws Exception {
        long job = start("plain", 10);
        try (var socket = Socket.as(Role.CAMPAIGN)) {
            socket.subscribe("subscription { jobProgress(id: \"%s\") { state } }"
                    .formatted(jobs.find(job).id()));
            assertThat(socket.next()).contains("FORBIDDEN").doesNotContain("DONE");
        }
    }
}
