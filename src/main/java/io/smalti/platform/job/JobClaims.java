package io.smalti.platform.job;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smalti.platform.database.Row;
import io.smalti.platform.database.Sql;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which worker has which job. A claim is good until its lease ends; whoever claims later makes the earlier claim worth
 * nothing. What is asked here again and again is not counted among the statements of the application.
 */
@Singleton
class JobClaims {
    private static final int LOST_WORKERS = 5;

    private final Sql sql;

    JobClaims(Sql sql) {
        this.sql = sql;
    }

    /** @param number of the claim; a later one is greater */
    record Claim(long job, long number, String kind) {}

    /** A step's place: where it begins, and the connection's process, by which its statement can be stopped. */
    record Place(
            @Nullable String subject,
            String input,
            @Nullable String position,
            long rows,
            int process) {}

    /** The job that waits longest, or whose worker has not been heard of; null when there is nothing to do. */
    @Nullable
    Claim next(Collection<String> kinds, Duration lease) {
        return QuarkusTransaction.requiringNew().call(() -> {
            giveUp();
            return first(
                    """
                    update job set state = 'RUNNING', claim = claim + 1, started_at = coalesce(started_at, clock_timestamp()),
                        claims_in_vain = claims_in_vain + case state when 'RUNNING' then 1 else 0 end,
                        lease_until = clock_timestamp() + make_interval(secs => ?)
                    where id = (
                        select id from job
                        where state in ('QUEUED', 'RUNNING') and kind = any(?) and not attended
                            and (state = 'QUEUED' or lease_until < clock_timestamp())
                        order by id for update skip locked limit 1)
                    returning id, claim, kind""", row -> new Claim(row.longValue(1), row.longValue(2), row.text(3)), lease.toSeconds(), kinds);
        });
    }

    /** What ends with its worker, or has cost too many of them, is taken over by nobody. */
    private void giveUp() {
        first("""
                update job set state = 'FAILED', ended_at = clock_timestamp(), error = case when attended
                    then 'ABANDONED: the server that worked on it is gone'
                    else 'LOST: the servers that worked on it were lost, one after the other' end
                where id = any(array(
                    select id from job where state = 'RUNNING' and lease_until < clock_timestamp()
                        and (attended or claims_in_vain >= ?) for update skip locked))
                returning id""", row -> row.longValue(1), LOST_WORKERS);
    }

    /** Says that the workers of these claims live. */
    void prolong(Collection<Claim> claims, Duration lease) {
        if (claims.isEmpty()) {
            return;
        }
        QuarkusTransaction.requiringNew()
                .run(() -> first(
                        """
                        update job j set lease_until = clock_timestamp() + make_interval(secs => ?)
                        from unnest(?::bigint[], ?::bigint[]) c (job, number)
                        where j.id = c.job and j.claim = c.number and j.state = 'RUNNING' returning j.id""",
                        row -> row.longValue(1),
                        lease.toSeconds(),
                        claims.stream().map(Claim::job).toList(),
                        claims.stream().map(Claim::number).toList()));
    }

    /** Where the step begins; within the transaction of the step. */
    Place begin(Claim claim) {
        var place = first(
                """
                select subject, input::text, position, rows_done, pg_backend_pid() from job
                where id = ? and claim = ? and state = 'RUNNING'""",
                row -> new Place(row.textOrNull(1), row.text(2), row.textOrNull(3), row.longValue(4), row.intValue(5)),
                claim.job(),
                claim.number());
        if (place == null) {
            throw new JobStopped();
        }
        return place;
    }

    /** Notes what the step did; within its transaction, which cannot be committed when the claim is worth nothing. */
    void commit(Claim claim, JobStep step) {
        int noted = sql.update(
                """
                update job set position = ?, rows_done = rows_done + ?, errors = errors + ?,
                    rows_total = coalesce(?, rows_total), progressed_at = clock_timestamp(), claims_in_vain = 0,
                    state = ?, ended_at = case when ? then clock_timestamp() end
                where id = ? and claim = ? and state = 'RUNNING'""",
                step.position(),
                step.rows(),
                step.errors(),
                step.total(),
                step.position() == null ? JobState.DONE : JobState.RUNNING,
                step.position() == null,
                claim.job(),
                claim.number());
        if (noted == 0) {
            throw new JobStopped();
        }
    }

    void fail(Claim claim, String error) {
        QuarkusTransaction.requiringNew().run(() -> sql.update("""
                        update job set state = 'FAILED', error = ?, ended_at = clock_timestamp()
                        where id = ? and claim = ? and state = 'RUNNING'""", error, claim.job(), claim.number()));
    }

    /** Gives them back, for others to go on at once. */
    void leave(Collection<Claim> claims) {
        QuarkusTransaction.requiringNew()
                .run(() -> claims.forEach(claim -> sql.update("""
                update job set state = 'QUEUED', lease_until = null
                where id = ? and claim = ? and state = 'RUNNING'""", claim.job(), claim.number())));
    }

    /** Asks for what has come due, each once among all instances; true when something has. Forgets what was done long ago. */
    boolean due(Map<String, JobKind> scheduled) {
        return scheduled.entrySet().stream()
                .map(entry -> due(entry.getKey(), entry.getValue()))
                .reduce(false, Boolean::logicalOr);
    }

    private boolean due(String name, JobKind kind) {
        var every = Objects.requireNonNull(kind.every());
        return QuarkusTransaction.requiringNew()
                .call(() -> first("""
                        with due as (
                            insert into job_schedule as s (kind, due_at)
                            values (?, clock_timestamp() + make_interval(secs => ?))
                            on conflict (kind) do update set due_at = excluded.due_at where s.due_at <= clock_timestamp()
                            returning kind),
                        forgotten as (
                            delete from job j using due where j.kind = due.kind and j.subject is null
                                and j.state in ('DONE', 'CANCELLED') and j.ended_at < clock_timestamp() - interval '7 days')
                        insert into job (kind, role) select kind, ? from due
                        where not exists (select 1 from job j where j.kind = due.kind and j.state in ('QUEUED', 'RUNNING'))
                        returning id""", row -> row.longValue(1), name, every.toSeconds(), kind.role()) != null);
    }

    boolean stillRuns(Claim claim) {
        return first(
                        "select 1 from job where id = ? and claim = ? and state = 'RUNNING'",
                        row -> row.intValue(1),
                        claim.job(),
                        claim.number())
                != null;
    }

    /** Stops the statement that this process of the database is in. */
    void interrupt(int process) {
        first("select pg_cancel_backend(?)", row -> row.booleanValue(1), process);
    }

    private <T> @Nullable T first(String text, Row.Reader<T> reader, @Nullable Object... arguments) {
        return sql.firstUncounted(text, reader, arguments);
    }
}
