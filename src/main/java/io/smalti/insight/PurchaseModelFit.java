package io.smalti.insight;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smalti.platform.database.Sql;
import io.smalti.platform.graphql.Role;
import io.smalti.platform.job.JobKind;
import io.smalti.platform.job.JobRun;
import io.smalti.platform.job.JobStep;
import io.smalti.platform.job.Jobs;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Fits a model to the company's own orders, then says of every customer with orders what may be expected. */
@Singleton
class PurchaseModelFit implements JobKind {
    static final String NAME = "FIT_PURCHASES";
    static final int HORIZON = 365;
    /** More customers would not tell the parameters better than their last digit. */
    private static final int MOST = 200_000;

    private static final int AT_ONCE = 20_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PurchaseModels models;
    private final Jobs jobs;
    private final Sql sql;
    private final Clock clock;
    private final ZoneId zone;

    PurchaseModelFit(PurchaseModels models, Jobs jobs, Sql sql, Clock clock, ZoneId zone) {
        this.models = models;
        this.jobs = jobs;
        this.sql = sql;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * @param reference null: today
     * @param horizon null: a year
     */
    @RegisterForReflection
    record Input(@Nullable String reference, @Nullable Integer horizon) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Role role() {
        return Role.MARKETER;
    }

    @Override
    public Duration every() {
        return Duration.ofDays(1);
    }

    long start(@Nullable LocalDate reference, @Nullable Integer horizon, @Nullable String by) {
        try {
            var input = new Input(reference == null ? null : reference.toString(), horizon);
            return jobs.restart(NAME, "purchases", JSON.writeValueAsString(input), by);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public JobStep step(JobRun run) {
        if (run.position() == null) {
            return fit(run);
        }
        // model / first key to look at / last key
        var position = run.position().split("/");
        long key = Long.parseLong(position[0]);
        long from = Long.parseLong(position[1]);
        long last = Long.parseLong(position[2]);
        if (from >= last) {
            models.applied(key);
            return JobStep.last(0);
        }
        var stored = Objects.requireNonNull(models.find(key));
        long to = Math.min(last, from + AT_ONCE);
        var customers = models.seen(stored.reference(), from, to);
        models.write(stored, customers);
        return JobStep.next(key + "/" + to + "/" + last, customers.size());
    }

    private JobStep fit(JobRun run) {
        var input = input(run.input());
        var reference =
                input.reference() == null ? LocalDate.now(clock.withZone(zone)) : LocalDate.parse(input.reference());
        var seen = models.seen(reference, MOST);
        var model = PurchaseModel.fit(seen, models.amount(reference), run.stopped());
        long key = models.store(reference, input.horizon() == null ? HORIZON : input.horizon(), model);
        long last =
                Objects.requireNonNull(sql.first("select coalesce(max(id), 0) from customer", row -> row.longValue(1)));
        var step = JobStep.next(key + "/0/" + last, 0);
        return seen.size() < MOST ? step.of(seen.size()) : step;
    }

    private static Input input(String json) {
        try {
            return JSON.readValue(json, Input.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
