package io.smalti.intake;

import io.smalti.customer.Source;
import io.smalti.platform.database.Sql;
import io.smalti.platform.graphql.Role;
import io.smalti.platform.job.JobStopped;
import io.smalti.platform.job.Jobs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Keeps what imports did and which lines they refused. */
@ApplicationScoped
class ImportJobs {
    private final Sql sql;
    private final Jobs jobs;

    ImportJobs(Sql sql, Jobs jobs) {
        this.sql = sql;
        this.jobs = jobs;
    }

    @Transactional
    long start(ImportKind kind, @Nullable String mapping, Source source, @Nullable String requestedBy) {
        long job = jobs.attend("IMPORT_" + kind, Role.STEWARD, requestedBy);
        sql.update(
                "insert into import_job (id, kind, state, mapping, source, requested_by) values (?, ?, 'RUNNING', ?, ?, ?)",
                job,
                kind,
                mapping,
                source,
                requestedBy);
        return job;
    }

    /**
     * Adds what a batch did; within the transaction of the batch.
     *
     * @throws JobStopped when somebody has stopped the import
     */
    @Transactional
    void progress(long job, long lines, Batch.Written written, List<Rejection> rejections) {
        if (!rejections.isEmpty()) {
            reject(job, rejections);
        }
        long refused = rejections.stream().filter(Rejection::whole).count();
        sql.update("""
                update import_job set lines = lines + ?, created = created + ?, updated = updated + ?,
                    unchanged = unchanged + ?, rejected = rejected + ?, progressed_at = now()
                where id = ?""", lines, written.created(), written.updated(), written.unchanged(), refused, job);
        jobs.progress(job, lines, refused);
    }

    private void reject(long job, List<Rejection> rejections) {
        sql.update(
                """
                insert into import_rejection (import_id, line, field, reason, detail, whole)
                select ?, * from unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::boolean[])
                on conflict do nothing""",
                job,
                rejections.stream().map(Rejection::line).toList(),
                rejections.stream().map(Rejection::field).toArray(String[]::new),
                rejections.stream().map(Rejection::reason).toArray(String[]::new),
                rejections.stream().map(Rejection::detail).toArray(String[]::new),
                rejections.stream()
                        .map(rejection -> Boolean.toString(rejection.whole()))
                        .toArray(String[]::new));
    }

    @Transactional
    void end(long job, ImportJob.State state, @Nullable String error) {
        sql.update(
                "update import_job set state = ?, error = ?, ended_at = clock_timestamp() where id = ?",
                state,
                error,
                job);
        jobs.end(job, error);
    }

    @Transactional
    @Nullable
    ImportJob find(long job) {
        record Reason(String reason, boolean whole, long lines) {}
        var rejected = new TreeMap<String, Long>();
        var leftOut = new TreeMap<String, Long>();
        sql.list(
                        "select reason, whole, count(*) from import_rejection where import_id = ? group by reason, whole",
                        row -> new Reason(row.text(1), row.booleanValue(2), row.longValue(3)),
                        job)
                .forEach(reason -> (reason.whole() ? rejected : leftOut).put(reason.reason(), reason.lines()));
        return sql.first(
                """
                select id, kind, state, mapping, source, lines, created, updated, unchanged, rejected, error,
                    started_at, progressed_at, ended_at
                from import_job where id = ?""",
                row -> new ImportJob(
                        row.longValue(1),
                        row.constant(2, ImportKind.class),
                        row.constant(3, ImportJob.State.class),
                        row.textOrNull(4),
                        row.text(5),
                        row.longValue(6),
                        row.longValue(7),
                        row.longValue(8),
                        row.longValue(9),
                        row.longValue(10),
                        Map.copyOf(rejected),
                        Map.copyOf(leftOut),
                        row.textOrNull(11),
                        Objects.requireNonNull(row.instant(12)),
                        Objects.requireNonNull(row.instant(13)),
                        row.instant(14)),
                job);
    }

    /** The next refused lines after this one, in the order of the file. */
    @Transactional
    List<Rejection> rejections(long job, long after, int most) {
        return sql.list(
                """
                select line, field, reason, detail, whole from import_rejection
                where import_id = ? and line > ? order by line limit ?""",
                row -> new Rejection(
                        row.longValue(1), row.textOrNull(2), row.text(3), row.textOrNull(4), row.booleanValue(5)),
                job,
                after,
                most);
    }
}
