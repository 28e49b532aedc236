package io.smalti.segment.membership;

import io.smalti.customer.Customers;
import io.smalti.customer.Filter;
import io.smalti.platform.database.Json;
import io.smalti.platform.database.Sql;
import io.smalti.platform.graphql.Role;
import io.smalti.platform.job.JobKind;
import io.smalti.platform.job.JobRun;
import io.smalti.platform.job.JobStep;
import io.smalti.segment.SegmentSettings;
import io.smalti.segment.Segments;
import io.smalti.segment.Segments.Catalogue;
import io.smalti.segment.average.YardstickJson;
import io.smalti.segment.average.Yardsticks;
import io.smalti.segment.evaluation.Bar;
import io.smalti.segment.evaluation.KeyRange;
import io.smalti.segment.evaluation.RuleSql;
import io.smalti.segment.rule.Rule;
import io.smalti.segment.rule.Today;
import io.smalti.segment.rule.Yardstick;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps memberships right while nobody changes a customer: ages rise, windows move on, averages and borders are computed
 * anew. Looks for those for whom a rule says something else now than when it was last looked, and decides only them.
 */
@Singleton
class Refresh implements JobKind {
    static final String NAME = "REFRESH_SEGMENTS";
    private static final int AT_ONCE = 1_000;
    /** After a longer pause a rule may have changed its mind twice. */
    private static final Duration LONGEST = Duration.ofHours(25);

    private final Sql sql;
    private final Segments segments;
    private final Segmentation segmentation;
    private final Recomputation recomputation;
    private final Yardsticks yardsticks;
    private final ScoreGroups groups;
    private final SegmentSizes sizes;
    private final Customers customers;
    private final SegmentSettings settings;

    Refresh(
            Sql sql,
            Segments segments,
            Segmentation segmentation,
            Recomputation recomputation,
            Yardsticks yardsticks,
            ScoreGroups groups,
            SegmentSizes sizes,
            Customers customers,
            SegmentSettings settings) {
        this.sql = sql;
        this.segments = segments;
        this.segmentation = segmentation;
        this.recomputation = recomputation;
        this.yardsticks = yardsticks;
        this.groups = groups;
        this.sizes = sizes;
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

    @Override
    public Duration every() {
        return Duration.ofMinutes(15);
    }

    /** Up to when time was considered, and the measure of then; null: none was kept. */
    private record Seen(Instant until, @Nullable Yardstick yardstick) {}

    private Seen seen() {
        return Objects.requireNonNull(sql.first("select until, yardstick::text from segment_refresh", row -> {
            var kept = row.textOrNull(2);
            return new Seen(Objects.requireNonNull(row.instant(1)), kept == null ? null : YardstickJson.read(kept));
        }));
    }

    @Override
    public JobStep step(JobRun run) {
        var now = customers.now();
        if (run.position() == null) {
            groups.follow();
            if (!now.toLocalDate().equals(averagesOf())) {
                yardsticks.renew();
            }
            return begin(seen());
        }
        // until / first key to look at / last key
        var position = run.position().split("/");
        var until = Instant.parse(position[0]);
        long from = Long.parseLong(position[1]);
        long last = Long.parseLong(position[2]);
        var catalogue = segments.current();
        if (from >= last) {
            return finish(until, catalogue);
        }
        long to = Math.min(last, from + settings.step());
        var seen = seen();
        var then = new Today(
                seen.until().atZone(now.getZone()),
                seen.yardstick() == null ? catalogue.yardstick() : seen.yardstick(),
                catalogue.suggestions());
        var moved = moved(catalogue, then, catalogue.at(until.atZone(now.getZone())), new KeyRange(from, to));
        for (int i = 0; i < moved.size(); i += AT_ONCE) {
            segmentation.renew(moved.subList(i, Math.min(i + AT_ONCE, moved.size())));
        }
        return JobStep.next(until + "/" + to + "/" + last, moved.size());
    }

    private JobStep begin(Seen seen) {
        var now = customers.now();
        var until = now.toInstant();
        if (Duration.between(seen.until(), until).compareTo(LONGEST) > 0) {
            recomputation.beginAll();
            return finish(until, segments.current());
        }
        var yardstick = segments.current().yardstick();
        boolean sameDay = seen.until().atZone(now.getZone()).toLocalDate().equals(now.toLocalDate());
        if (sameDay && yardstick.equals(seen.yardstick()) && !somebodyLivesElsewhere()) {
            return finish(until, segments.current());
        }
        long last =
                Objects.requireNonNull(sql.first("select coalesce(max(id), 0) from customer", row -> row.longValue(1)));
        return JobStep.next(until + "/0/" + last, 0);
    }

    private JobStep finish(Instant until, Catalogue catalogue) {
        sql.update(
                "update segment_refresh set until = greatest(until, ?), yardstick = ?",
                until,
                new Json(YardstickJson.write(catalogue.yardstick())));
        sizes.note(customers.now().toLocalDate());
        sizes.prune(until.minus(settings.keepChanges()));
        return JobStep.last(0);
    }

    private @Nullable LocalDate averagesOf() {
        var at = sql.first(
                "select max(computed_at) from trait_average where country = '' having max(computed_at) is not null",
                row -> Objects.requireNonNull(row.instant(1)));
        return at == null ? null : at.atZone(customers.now().getZone()).toLocalDate();
    }

    private boolean somebodyLivesElsewhere() {
        return sql.first("select 1 from customer where zone is not null limit 1", row -> row.intValue(1)) != null;
    }

    /** Those for whom a rule, or whether they are kept out of all, says something else now than then. */
    private List<Long> moved(Catalogue catalogue, Today then, Today now, KeyRange range) {
        var conditions = new LinkedHashSet<Filter>();
        conditions.add(differs(Bar.none(then.now()), Bar.none(now.now())));
        Stream.concat(catalogue.applied().values().stream(), catalogue.coming().stream())
                .map(Segments.Ruled::rule)
                .filter(Rule::isTimely)
                .distinct()
                .forEach(rule -> conditions.add(
                        differs(compile(rule, then, range, catalogue), compile(rule, now, range, catalogue))));
        var text = new ArrayList<String>();
        var arguments = new ArrayList<@Nullable Object>(List.of(range.above(), range.upTo()));
        conditions.forEach(condition -> {
            text.add(condition.where());
            arguments.addAll(condition.arguments());
        });
        sql.update("set local jit = off");
        return sql.list(
                "select c.id from " + range.from() + " where c.id > ? and c.id <= ? and (" + String.join(" or ", text)
                        + ") order by c.id",
                row -> row.longValue(1),
                arguments.toArray());
    }

    private static Filter compile(Rule rule, Today today, KeyRange range, Catalogue catalogue) {
        return RuleSql.compile(rule, today, range, key -> new RuleSql.Stored(catalogue.number(key), false));
    }

    private static Filter differs(Filter one, Filter other) {
        var arguments = new ArrayList<@Nullable Object>(one.arguments());
        arguments.addAll(other.arguments());
        return new Filter("((" + one.where() + ") is true <> ((" + other.where() + ") is true))", arguments);
    }
}
