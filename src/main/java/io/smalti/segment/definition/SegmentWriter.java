package io.smalti.segment.definition;

import io.smalti.platform.Transactional;
import io.smalti.platform.database.Json;
import io.smalti.platform.database.Sql;
import io.smalti.platform.graphql.GlobalId;
import io.smalti.platform.job.Jobs;
import io.smalti.segment.NamedThings;
import io.smalti.segment.Segment;
import io.smalti.segment.SegmentKind;
import io.smalti.segment.SegmentRows;
import io.smalti.segment.SegmentUsers;
import io.smalti.segment.Segments;
import io.smalti.segment.Segments.Catalogue;
import io.smalti.segment.membership.Memberships;
import io.smalti.segment.membership.Recomputation;
import io.smalti.segment.rule.RuleInput;
import io.smalti.segment.rule.reading.InvalidRule;
import io.smalti.segment.rule.reading.RuleJson;
import io.smalti.segment.rule.reading.RuleLimits;
import io.smalti.segment.rule.reading.RuleReader;
import io.smalti.segment.rule.reading.SegmentError;
import io.smalti.segment.rule.reading.SegmentError.Code;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Defines, revises and deletes segments, one writer at a time; a new rule begins a {@link Recomputation}. */
@Singleton
public class SegmentWriter {
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]{0,59}");
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_DESCRIPTION = 2_000;

    private final Sql sql;
    private final RuleLimits limits;
    private final Segments segments;
    private final NamedThings names;
    private final Recomputation recomputation;
    private final Memberships memberships;
    private final SegmentUsers users;
    private final Jobs jobs;

    SegmentWriter(
            Sql sql,
            RuleLimits limits,
            Segments segments,
            NamedThings names,
            Recomputation recomputation,
            Memberships memberships,
            SegmentUsers users,
            Jobs jobs) {
        this.sql = sql;
        this.limits = limits;
        this.segments = segments;
        this.names = names;
        this.recomputation = recomputation;
        this.memberships = memberships;
        this.users = users;
        this.jobs = jobs;
    }

    @Transactional
    public WrittenSegment define(DefineSegment input) {
        memberships.keepOthersOut();
        var errors = new ArrayList<SegmentError>();
        if (!KEY.matcher(input.key()).matches()) {
            errors.add(error(
                    Code.INVALID_KEY, "lower-case letters, digits and hyphens, at most 60, a letter first", "key"));
        }
        checkTexts(input.name(), input.description(), errors);
        var catalogue = segments.current();
        if (input.rule() != null) {
            checkRule(input.key(), input.rule(), catalogue, errors);
        }
        if (!errors.isEmpty()) {
            return WrittenSegment.refused(errors);
        }
        var number = sql.first(
                """
                insert into segment (key, name, description, facet, objective, kind, rule) values (?, ?, ?, ?, ?, ?, ?)
                on conflict (key) do nothing returning id
                """,
                row -> row.longValue(1),
                input.key(),
                input.name().strip(),
                input.description(),
                input.facet(),
                input.objective(),
                input.rule() == null ? SegmentKind.LIST : SegmentKind.RULE,
                input.rule() == null ? null : new Json(RuleJson.write(input.rule())));
        if (number == null) {
            return WrittenSegment.refused(
                    List.of(error(Code.KEY_TAKEN, "there is a segment '" + input.key() + "' already", "key")));
        }
        return written(number, recomputation.begin(input.key()));
    }

    @Transactional
    public WrittenSegment revise(ReviseSegment input) {
        memberships.keepOthersOut();
        var before = read(GlobalId.number(input.id(), Segment.TYPE));
        if (before == null) {
            return WrittenSegment.refused(List.of(error(Code.NOT_FOUND, "there is no such segment", "id")));
        }
        var errors = new ArrayList<SegmentError>();
        if (input.version() != null && input.version() != before.version()) {
            errors.add(error(Code.STALE, "the segment is at version " + before.version(), "version"));
        }
        checkTexts(input.name(), input.description(), errors);
        if (input.rule() != null) {
            if (before.kind() == SegmentKind.LIST) {
                errors.add(error(Code.IS_A_LIST, "a list has no rule", "rule"));
            }
            checkRule(before.key(), input.rule(), segments.current(), errors);
        }
        if (!errors.isEmpty()) {
            return WrittenSegment.refused(errors);
        }
        sql.update(
                """
                update segment set name = coalesce(?, name), description = coalesce(?, description),
                    facet = coalesce(?, facet), objective = coalesce(?, objective), rule = coalesce(?::jsonb, rule),
                    version = version + 1, updated_at = now()
                where id = ?
                """,
                input.name() == null ? null : input.name().strip(),
                input.description(),
                input.facet(),
                input.objective(),
                input.rule() == null ? null : new Json(RuleJson.write(input.rule())),
                before.number());
        return written(before.number(), input.rule() == null ? null : recomputation.begin(before.key()));
    }

    @Transactional
    public DeletedSegment delete(DeleteSegment input) {
        memberships.keepOthersOut();
        var segment = read(GlobalId.number(input.id(), Segment.TYPE));
        if (segment == null) {
            return new DeletedSegment(null, List.of(error(Code.NOT_FOUND, "there is no such segment", "id")));
        }
        var using = users.of(segment);
        if (!using.isEmpty()) {
            return new DeletedSegment(null, List.of(error(Code.IN_USE, "needed by " + String.join(", ", using), "id")));
        }
        sql.update("""
                with members as (delete from membership where segment_id = ?),
                    fresh as (delete from membership_fresh where segment_id = ?),
                    ranges as (delete from membership_range where segment_id = ?)
                delete from segment where id = ?""", segment.number(), segment.number(), segment.number(), segment.number());
        return new DeletedSegment(segment.id(), List.of());
    }

    private static void checkTexts(@Nullable String name, @Nullable String description, List<SegmentError> errors) {
        if (name != null && (name.isBlank() || name.strip().length() > LONGEST_NAME || name.indexOf(0) >= 0)) {
            errors.add(error(Code.INVALID_TEXT, "a name has 1 to %d characters".formatted(LONGEST_NAME), "name"));
        }
        if (description != null && (description.length() > LONGEST_DESCRIPTION || description.indexOf(0) >= 0)) {
            errors.add(
                    error(Code.INVALID_TEXT, "at most %,d characters".formatted(LONGEST_DESCRIPTION), "description"));
        }
    }

    private void checkRule(String key, RuleInput input, Catalogue catalogue, List<SegmentError> errors) {
        try {
            // membership is for more eyes than contact data is, and would tell of it
            var known = names.of(List.of(input), used -> used.equals(key) || catalogue.has(used));
            var rule = RuleReader.read(input, "rule", limits, false, known);
            var cycle = Segments.cycle(key, rule, catalogue.defined());
            if (!cycle.isEmpty()) {
                errors.add(error(Code.CYCLE, String.join(" → ", cycle), "rule"));
            }
        } catch (InvalidRule e) {
            errors.addAll(e.problems());
        }
    }

    private WrittenSegment written(long number, @Nullable Long job) {
        return new WrittenSegment(Objects.requireNonNull(read(number)), job == null ? null : jobs.find(job), List.of());
    }

    private @Nullable Segment read(long number) {
        return sql.first("select " + SegmentRows.COLUMNS + " from segment s where s.id = ?", SegmentRows::read, number);
    }

    private static SegmentError error(Code code, String message, String path) {
        return new SegmentError(code, message, List.of(path));
    }
}
