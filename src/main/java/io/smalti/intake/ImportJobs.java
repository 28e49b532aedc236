package io.smalti.intake;

import io.smalti.platform.DomainException;
import io.smalti.platform.Transactional;
import io.smalti.platform.database.Sql;
import io.smalti.platform.graphql.Role;
import io.smalti.platform.job.JobStopped;
import io.smalti.platform.job.Jobs;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Keeps what imports did and which lines they refused. */
@Singleton
class ImportJobs {
    /**
     * One go at an import.
     *
     * @param done lines of the upload that are written for good
     */
    record Attempt(long job, int number, long done) {
        Attempt after(long lines) {
            return new Attempt(job, number, done + lines);
        }
    }

    /** The batch was committed, though its answer did not come; within this package. */
    static final class AlreadyWritten extends DomainException {
        private static final long serialVersionUID = 1L;

        AlreadyWritten() {
            super("these lines are written already");
        }
    }

    private final Sql sql;
    private final Jobs jobs;

    ImportJobs(Sql sql, Jobs jobs) {
        this.sql = sql;
        this.jobs = jobs;
    }

    @Transactional
    Attempt start(Imports.Request request, String beginning) {
        long job = jobs.attend("IMPORT_" + request.kind(), Role.STEWARD, request.by());
        sql.update("""
                insert into import_job (id, kind, state, mapping, source, requested_by, beginning)
                values (?, ?, 'RUNNING', ?, ?, ?, decode(?, 'hex'))""", job, request.kind(), request.name(), request.source(), request.by(), beginning);
        return new Attempt(job, 1, 0);
    }

    /** Imports that nobody went on with for a week. */
    @Transactional
    List<Long> givenUp() {
        return sql.list("""
                update import_job set attempt = attempt + 1, error = coalesce(error, '') || ' (given up)', beginning = null
                where state in ('FAILED', 'CANCELLED') and beginning is not null and progressed_at < now() - interval '7 days'
                returning id""", row -> row.longValue(1));
    }

    /**
     * Goes on with an import; whoever still works on it is stopped at its next batch.
     *
     * @throws ImportRefused when it cannot go on, or the upload is another one
     */
    @Transactional
    Attempt resume(long job, Imports.Request request, String beginning) {
        record Known(boolean same, boolean sameUpload, boolean done, int attempt, long lines) {}
        var known = sql.first(
                """
                select kind = ? and source = ? and mapping is not distinct from ?,
                    beginning is not distinct from decode(?, 'hex'), state = 'DONE', attempt, lines
                from import_job where id = ? for update""",
                row -> new Known(
                        row.booleanValue(1),
                        row.booleanValue(2),
                        row.booleanValue(3),
                        row.intValue(4),
                        row.longValue(5)),
                request.kind(),
                request.source(),
                request.name(),
                beginning,
                job);
        if (known == null) {
            throw new ImportRefused("UNKNOWN_IMPORT", "There is no import with this id");
        }
        if (known.done()) {
            throw new ImportRefused("DONE_ALREADY", "The import is done");
        }
        if (!known.same() || !known.sameUpload()) {
            throw new ImportRefused(
                    "OTHER_UPLOAD",
                    known.same()
                            ? "The upload begins otherwise than the one that was stopped"
                            : "Kind, source and mapping have to be those of the import that was stopped");
        }
        sql.update(
                "update import_job set state = 'RUNNING', error = null, ended_at = null, attempt = attempt + 1 where id = ?",
                job);
        jobs.attendAgain(job);
        return new Attempt(job, known.attempt() + 1, known.lines());
    }

    /**
     * Adds what a batch did; within the transaction of the batch.
     *
     * @throws JobStopped when somebody has stopped the import
     */
    @Transactional
    void progress(Attempt attempt, long lines, Batch.Written written, List<Rejection> rejections) {
        long job = attempt.job();
        if (!rejections.isEmpty()) {
            reject(job, rejections);
        }
        long refused = rejections.stream().filter(Rejection::whole).count();
        int ours = sql.update(
                """
                update import_job set lines = lines + ?, created = created + ?, updated = updated + ?,
                    unchanged = unchanged + ?, rejected = rejected + ?, progressed_at = now()
                where id = ? and attempt = ? and lines = ?""",
                lines,
                written.created(),
                written.updated(),
                written.unchanged(),
                refused,
                job,
                attempt.number(),
                attempt.done());
        if (ours == 0) {
            var after = attempt.after(lines);
            throw sql.first(
                                    "select 1 from import_job where id = ? and attempt = ? and lines = ?",
                                    row -> row.intValue(1),
                                    job,
                                    after.number(),
                                    after.done())
                            == null
                    ? new JobStopped()
                    : new AlreadyWritten();
        }
        jobs.progress(job, lines, refused);
    }

    /**
     * Says that an import is still at work between its last line and its end.
     *
     * @throws JobStopped when somebody has stopped it
     */
    @Transactional
    void work(long job) {
        jobs.progress(job, 0, 0);
    }

    /** Whether any line was there already in some form. */
    @Transactional
    boolean metOthers(long job) {
        return Boolean.TRUE.equals(sql.first(
                "select updated + unchanged > 0 from import_job where id = ?", row -> row.booleanValue(1), job));
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
    void end(Attempt attempt, ImportJob.State state, @Nullable String error) {
        int ours = sql.update(
                "update import_job set state = ?, error = ?, ended_at = clock_timestamp() where id = ? and attempt = ?",
                state,
                error,
                attempt.job(),
                attempt.number());
        if (ours > 0) {
            jobs.end(attempt.job(), error);
        }
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
