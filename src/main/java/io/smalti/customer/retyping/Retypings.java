package io.smalti.customer.retyping;

import io.smalti.customer.TypeRenewal.Move;
import io.smalti.platform.Transactional;
import io.smalti.platform.database.Sql;
import io.smalti.platform.job.Jobs;
import io.smalti.typology.Typologies;
import io.smalti.typology.Typology;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Asks for typing anew, and keeps who moved where. */
@Singleton
class Retypings {
    private final Sql sql;
    private final Jobs jobs;
    private final Typologies typologies;

    Retypings(Sql sql, Jobs jobs, Typologies typologies) {
        this.sql = sql;
        this.jobs = jobs;
        this.typologies = typologies;
    }

    /** Makes the typology the active one of its country, and answers the job that types the customers by it. */
    @Transactional
    long start(Typology typology, @Nullable String by) {
        var before = typologies.activeIn(typology.country());
        typologies.activate(typology);
        long job = jobs.restart(RetypingJob.NAME, typology.country(), "{}", by);
        sql.update(
                "insert into retyping (job_id, typology_id, typology_before) values (?, ?::smallint, ?::smallint)",
                job,
                typology.key(),
                before == null ? null : before.key());
        return job;
    }

    int typologyOf(long job) {
        return Objects.requireNonNull(
                sql.first("select typology_id from retyping where job_id = ?", row -> row.intValue(1), job));
    }

    /** The typology that was active before this job was asked for; null when there was none, or no such job. */
    @Transactional
    @Nullable
    Typology before(long job) {
        var found = sql.list(
                "select typology_before from retyping where job_id = ? and typology_before is not null",
                row -> row.intValue(1),
                job);
        return found.isEmpty() ? null : typologies.byId(found.getFirst());
    }

    boolean isThere(long job) {
        return sql.first("select 1 from retyping where job_id = ?", row -> 1, job) != null;
    }

    void add(long job, Map<Move, Long> moves) {
        var from = new ArrayList<String>();
        var to = new ArrayList<String>();
        var counts = new ArrayList<Long>();
        moves.forEach((move, customers) -> {
            from.add(move.from());
            to.add(move.to());
            counts.add(customers);
        });
        if (!from.isEmpty()) {
            sql.update("""
                    insert into retyping_move as m (job_id, from_code, to_code, customers)
                    select ?, f, t, n from unnest(?::text[], ?::text[], ?::bigint[]) x (f, t, n)
                    on conflict (job_id, from_code, to_code) do update set customers = m.customers + excluded.customers""", job, from, to, counts);
        }
    }

    /** The most frequent first. */
    @Transactional
    List<TypeMove> moves(long job, int first) {
        return sql.list("""
                select nullif(from_code, ''), nullif(to_code, ''), customers from retyping_move
                where job_id = ? order by customers desc, from_code, to_code limit ?""", row -> new TypeMove(row.textOrNull(1), row.textOrNull(2), row.intValue(3)), job, first);
    }
}
