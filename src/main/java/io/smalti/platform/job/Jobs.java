package io.smalti.platform.job;

import io.smalti.platform.Transactional;
import io.smalti.platform.database.Json;
import io.smalti.platform.database.Row;
import io.smalti.platform.database.Sql;
import io.smalti.platform.graphql.GlobalId;
import io.smalti.platform.graphql.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Asks for long work, stops it and looks how far it is. A job begins after the transaction that asked for it is
 * committed, on whichever instance has time.
 *
 * <p>Behind a proxy, unlike the others: kinds of jobs ask for further jobs, and each is needed to make the other.
 */
@ApplicationScoped
public class Jobs {
    private static final String COLUMNS = """
            id, kind, subject, role, state, rows_done, rows_total, errors, error, attended, created_at, started_at, \
            progressed_at, ended_at""";

    private final Sql sql;
    private final Map<String, JobKind> kinds = new HashMap<>();

    Jobs(Sql sql, @Any Instance<JobKind> kinds) {
        this.sql = sql;
        kinds.forEach(kind -> this.kinds.put(kind.name(), kind));
    }

    /**
     * Asks for a job.
     *
     * @param kind the name of a {@link JobKind}
     * @param subject what it is about, which others read; null when that says nothing
     * @param input JSON for the kind alone
     * @param by who asks; null for nobody
     * @return its key
     */
    @Transactional
    public long start(String kind, @Nullable String subject, String input, @Nullable String by) {
        return insert(kind, subject, kind(kind).role(), input, by, false);
    }

    /** Stops the jobs of this kind about the subject that wait or run, and asks for one that begins anew. */
    @Transactional
    public long restart(String kind, String subject, String input, @Nullable String by) {
        sql.update("""
                update job set state = 'CANCELLED', ended_at = clock_timestamp()
                where kind = ? and subject = ? and state in ('QUEUED', 'RUNNING')""", kind, subject);
        return start(kind, subject, input, by);
    }

    /** Whether a job of this kind about the subject was asked for after this one. */
    @Transactional
    public boolean isSuperseded(long job, String kind, String subject) {
        return sql.first(
                        "select 1 from job where kind = ? and subject = ? and id > ? limit 1",
                        row -> row.intValue(1),
                        kind,
                        subject,
                        job)
                != null;
    }

    /**
     * Begins a job that the caller itself does, because the data come with its request. It is to call {@link #progress}
     * more often than once in five minutes, and {@link #end}; who does not is taken to be gone.
     */
    @Transactional
    public long attend(String kind, Role role, @Nullable String by) {
        return insert(kind, null, role, "{}", by, true);
    }

    /**
     * Adds what was done to a job begun by {@link #attend}.
     *
     * @throws JobStopped when somebody has stopped it; the transaction should be rolled back
     */
    @Transactional
    public void progress(long job, long rows, long errors) {
        int running = sql.update("""
                update job set rows_done = rows_done + ?, errors = errors + ?, progressed_at = clock_timestamp(),
                    lease_until = clock_timestamp() + interval '5 minutes'
                where id = ? and state = 'RUNNING'""", rows, errors, job);
        if (running == 0) {
            throw new JobStopped();
        }
    }

    /**
     * Begins a job that came with a request again, because the same data have come again; it is in the hands of the
     * caller as after {@link #attend}.
     *
     * @return false when it is done, or there is none
     */
    @Transactional
    public boolean attendAgain(long job) {
        return sql.update("""
                        update job set state = 'RUNNING', error = null, ended_at = null, progressed_at = clock_timestamp(),
                            lease_until = clock_timestamp() + interval '5 minutes'
                        where id = ? and attended and state <> 'DONE'""", job) > 0;
    }

    /** @param error a code and what it means; null when all went well */
    @Transactional
    public void end(long job, @Nullable String error) {
        sql.update("""
                update job set state = ?, error = ?, ended_at = clock_timestamp(), lease_until = null
                where id = ? and state = 'RUNNING'""", error == null ? JobState.DONE : JobState.FAILED, error, job);
    }

    /** Stops it; false when it has ended already, or there is none. */
    @Transactional
    public boolean cancel(long job) {
        return sql.update("""
                        update job set state = 'CANCELLED', ended_at = clock_timestamp(), lease_until = null
                        where id = ? and state in ('QUEUED', 'RUNNING')""", job) > 0;
    }

    /** Lets it go on where it was; false when it is not stopped or failed, or came with a request. */
    @Transactional
    public boolean resume(long job) {
        return sql.update("""
                        update job set state = 'QUEUED', error = null, ended_at = null, claims_in_vain = 0
                        where id = ? and state in ('CANCELLED', 'FAILED') and not attended""", job) > 0;
    }

    @Transactional
    public @Nullable Job find(long job) {
        var found = find(List.of(job));
        return found.isEmpty() ? null : found.getFirst();
    }

    @Transactional
    List<Job> find(Collection<Long> jobs) {
        return sql.list("select " + COLUMNS + " from job where id = any(?)", Jobs::read, jobs);
    }

    @Transactional
    List<Job> latest(@Nullable String kind, @Nullable JobState state) {
        return sql.list(
                "select " + COLUMNS
                        + " from job where kind = coalesce(?, kind) and state = coalesce(?, state) order by id desc limit 100",
                Jobs::read,
                kind,
                state);
    }

    /** The latest job of this kind about each of the subjects. */
    @Transactional
    public Map<String, Job> latest(String kind, Collection<String> subjects) {
        var found = new HashMap<String, Job>();
        sql.list(
                        "select distinct on (subject) " + COLUMNS
                                + " from job where kind = ? and subject = any(?) order by subject, id desc",
                        Jobs::read,
                        kind,
                        subjects)
                .forEach(job -> found.put(Objects.requireNonNull(job.subject()), job));
        return found;
    }

    JobKind kind(String name) {
        return Objects.requireNonNull(kinds.get(name), name);
    }

    Collection<JobKind> kinds() {
        return kinds.values();
    }

    private long insert(
            String kind, @Nullable String subject, Role role, String input, @Nullable String by, boolean attended) {
        return Objects.requireNonNull(
                sql.first("""
                insert into job (kind, subject, role, input, requested_by, attended, state, started_at, progressed_at, lease_until)
                select ?, ?, ?, ?, ?, a, case when a then 'RUNNING' else 'QUEUED' end, case when a then now() end,
                    case when a then now() end, case when a then now() + interval '5 minutes' end
                from (values (?)) v (a) returning id""", row -> row.longValue(1), kind, subject, role, new Json(input), by, attended));
    }

    private static Job read(Row row) throws SQLException {
        var state = row.constant(5, JobState.class);
        long done = row.longValue(6);
        var total = row.longOrNull(7);
        var progress = state == JobState.DONE
                ? Double.valueOf(1)
                : total == null ? null : total == 0 ? 1 : Math.min(1, (double) done / total);
        boolean resumable = (state == JobState.CANCELLED || state == JobState.FAILED) && !row.booleanValue(10);
        return new Job(
                GlobalId.of(Job.TYPE, row.longValue(1)),
                row.text(2),
                row.textOrNull(3),
                state,
                progress,
                Math.toIntExact(done),
                total == null ? null : Math.toIntExact(total),
                Math.toIntExact(row.longValue(8)),
                resumable,
                Objects.requireNonNull(row.instant(11)),
                row.instant(12),
                row.instant(13),
                row.instant(14),
                row.textOrNull(9),
                row.constant(4, Role.class));
    }
}
