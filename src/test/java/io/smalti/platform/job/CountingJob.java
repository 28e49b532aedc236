package io.smalti.platform.job;

import io.smalti.platform.database.Sql;
import io.smalti.platform.graphql.Role;
import jakarta.enterprise.context.ApplicationScoped;

/** Writes the numbers from 1 to the job's input into a table, ten a step; the subject says how it behaves. */
@ApplicationScoped
class CountingJob implements JobKind {
    static final String NAME = "TEST_COUNT";
    private static final int AT_ONCE = 10;

    private final Sql sql;

    CountingJob(Sql sql) {
        this.sql = sql;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Role role() {
        return Role.MARKETER;
    }

    @Override
    public JobStep step(JobRun run) {
        int total = Integer.parseInt(run.input());
        int from = run.position() == null ? 1 : Integer.parseInt(run.position());
        int to = Math.min(total, from + AT_ONCE - 1);
        sql.update("insert into test_counted (job, number) select ?, generate_series(?, ?)", run.key(), from, to);
        if ("fails".equals(run.subject()) && from > AT_ONCE) {
            throw new IllegalStateException("as it should");
        }
        if ("sleeps".equals(run.subject()) && from > AT_ONCE) {
            sql.list("select pg_sleep(60)", row -> true);
        }
        if ("slow".equals(run.subject())) {
            sql.list("select pg_sleep(0.05)", row -> true);
        }
        var step = to == total ? JobStep.last(to - from + 1) : JobStep.next(Integer.toString(to + 1), to - from + 1);
        return step.of(total);
    }
}
