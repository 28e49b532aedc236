package io.smalti.segment.membership;

import io.smalti.customer.Customers;
import io.smalti.customer.Filter;
import io.smalti.platform.Transactional;
import io.smalti.platform.database.Sql;
import io.smalti.platform.graphql.Role;
import io.smalti.platform.job.JobKind;
import io.smalti.platform.job.JobRun;
import io.smalti.platform.job.JobStep;
import io.smalti.platform.job.Jobs;
import io.smalti.segment.Rules;
import io.smalti.segment.SegmentSettings;
import io.smalti.segment.Segments;
import io.smalti.segment.Segments.Catalogue;
import io.smalti.segment.Segments.Ruled;
import io.smalti.segment.evaluation.EventHistories;
import io.smalti.segment.evaluation.KeyRange;
import io.smalti.segment.evaluation.RuleSql;
import io.smalti.segment.place.PlacesChanged;
import io.smalti.segment.rule.Rule;
import io.smalti.segment.rule.Today;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Computes whole memberships after rules have changed: range by range of customers, beside the memberships that are read,
 * which are then replaced at once together with those of all segments that ask for them. Readers never wait; who changes
 * a customer waits only for the replacing. One job does it for all segments that are pending, and begins anew when
 * another rule changes meanwhile.
 */
@Singleton
public class Recomputation implements JobKind {
    static final String NAME = "RECOMPUTE_SEGMENTS";
    static final String SUBJECT = "segments";
    /** In the planner's units, some hundred thousand of which take a second. */
    private static final double STEP_COST = 5_000_000;

    private static final Duration QUICK = Duration.ofSeconds(2);
    private static final Duration SLOW = Duration.ofSeconds(20);
    private static final int GROWTH = 4;

    private final Sql sql;
    private final Jobs jobs;
    private final Segments segments;
    private final FreshMemberships fresh;
    private final Memberships memberships;
    private final Rules rules;
    private final Customers customers;
    private final SegmentSettings settings;

    Recomputation(
            Sql sql,
            Jobs jobs,
            Segments segments,
            FreshMemberships fresh,
            Memberships memberships,
            Rules rules,
            Customers customers,
            SegmentSettings settings) {
        this.sql = sql;
        this.jobs = jobs;
        this.segments = segments;
        this.fresh = fresh;
        this.memberships = memberships;
        this.rules = rules;
        this.customers = customers;
        this.settings = settings;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Role role() {
        return Role.MARKETER;
    }

    /**
     * Begins for a segment whose rule has been written in this transaction, and whatever is made of its members.
     *
     * @return the job that does it; null when it is done already
     */
    @Transactional
    @Nullable
    public Long begin(String key) {
        memberships.keepOthersOut();
        var catalogue = segments.current();
        var concerned = new HashSet<>(Set.of(catalogue.number(key)));
        catalogue.dependents(key).forEach(ruled -> concerned.add(ruled.number()));
        return begin(concerned, catalogue);
    }

    /** Begins for all segments. */
    @Transactional
    @Nullable
    Long beginAll() {
        memberships.keepOthersOut();
        var catalogue = segments.current();
        var all = new HashSet<Long>();
        catalogue.defined().values().forEach(ruled -> all.add(ruled.number()));
        return begin(all, catalogue);
    }

    /** Rules with a distance say something else of everybody who lives there. */
    void moved(@Observes PlacesChanged moved) {
        memberships.keepOthersOut();
        beginWhere(rule -> EventHistories.asksForPlaces(List.of(rule)));
    }

    /** Begins for the segments with such rules, and whatever is made of their members. Nobody else may be writing memberships. */
    void beginWhere(Predicate<Rule> concerns) {
        var catalogue = segments.current();
        var concerned = new HashSet<Long>();
        catalogue.defined().values().stream()
                .filter(ruled -> concerns.test(ruled.rule()))
                .forEach(ruled -> {
                    concerned.add(ruled.number());
                    catalogue.dependents(ruled.key()).forEach(other -> concerned.add(other.number()));
                });
        if (!concerned.isEmpty()) {
            begin(concerned, catalogue);
        }
    }

    private @Nullable Long begin(Set<Long> concerned, Catalogue catalogue) {
        concerned.addAll(catalogue.pending());
        // first, so that a step of the job before has committed or never will
        var job = few() ? null : jobs.restart(NAME, SUBJECT, "{}", null);
        fresh.begin(concerned);
        if (job == null) {
            fill(KeyRange.ALL);
            apply();
        }
        return job;
    }

    private boolean few() {
        long customers = Objects.requireNonNull(sql.first(
                "select count(*) from (select 1 from customer limit ?) few",
                row -> row.longValue(1),
                settings.atOnce() + 1L));
        return customers <= settings.atOnce();
    }

    @Override
    public JobStep step(JobRun run) {
        record Range(long customers, long last) {}
        if (jobs.isSuperseded(run.key(), NAME, SUBJECT)) {
            // somebody resumed it, but its ranges are gone: the later one looks at everybody
            return JobStep.last(0);
        }
        if (run.position() == null) {
            var all = Objects.requireNonNull(sql.first(
                    "select count(*), coalesce(max(id), 0) from customer",
                    row -> new Range(row.longValue(1), row.longValue(2))));
            return JobStep.next("0/" + all.last() + "/" + size(all.last()) + "/" + all.customers(), 0)
                    .of(all.customers());
        }
        // first key to look at / last key / so many at a time / customers there were
        var position = run.position().split("/");
        long from = Long.parseLong(position[0]);
        long last = Long.parseLong(position[1]);
        if (from >= last) {
            apply();
            return JobStep.last(0);
        }
        long size = Long.parseLong(position[2]);
        long to = Math.min(last, from + size);
        long began = System.nanoTime();
        fill(from == 0 && to == last ? KeyRange.ALL : new KeyRange(from, to));
        var taken = Duration.ofNanos(System.nanoTime() - began);
        long customers = Long.parseLong(position[3]);
        long done = to == last ? Math.max(0, customers - run.rows()) : count(from, to);
        return JobStep.next(to + "/" + last + "/" + next(size, taken) + "/" + customers, done);
    }

    private long count(long from, long to) {
        return Objects.requireNonNull(
                sql.first("select count(*) from customer where id > ? and id <= ?", row -> row.longValue(1), from, to));
    }

    /** As many customers as the planner thinks can be looked at in a step; all of them, where an index leads to the few members. */
    private long size(long all) {
        var catalogue = segments.current();
        var today = catalogue.at(customers.now());
        double cost = catalogue.coming().stream()
                .mapToDouble(ruled -> fresh.cost(ruled.number(), members(ruled, today, catalogue, KeyRange.ALL)))
                .sum();
        return bounded(cost <= STEP_COST ? all : (long) (all * STEP_COST / cost));
    }

    private long next(long size, Duration taken) {
        return taken.compareTo(QUICK) < 0
                ? bounded(size * GROWTH)
                : taken.compareTo(SLOW) > 0 ? bounded(size / GROWTH) : size;
    }

    private long bounded(long size) {
        return Math.clamp(size, settings.step(), settings.longestStep());
    }

    private void fill(KeyRange range) {
        sql.update("set local jit = off");
        sql.update("set local work_mem = '64MB'");
        var catalogue = segments.current();
        var today = catalogue.at(customers.now());
        for (var ruled : catalogue.coming()) {
            fresh.fill(ruled.number(), members(ruled, today, catalogue, range), range);
        }
    }

    private Filter members(Ruled ruled, Today today, Catalogue catalogue, KeyRange range) {
        return RuleSql.compile(ruled.rule(), today, range, key -> {
                    long number = catalogue.number(key);
                    return new RuleSql.Stored(number, catalogue.pending().contains(number));
                })
                .and(rules.eligible());
    }

    private void apply() {
        memberships.keepOthersOut();
        fresh.applyAll(segments.current().coming(), customers.now().toInstant());
    }
}
