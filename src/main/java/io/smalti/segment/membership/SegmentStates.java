package io.smalti.segment.membership;

import io.smalti.platform.database.Sql;
import io.smalti.platform.job.Jobs;
import io.smalti.segment.Segment;
import io.smalti.segment.Segments;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads how fresh segments are. */
@Singleton
public class SegmentStates {
    private final Sql sql;
    private final Jobs jobs;
    private final Segments segments;

    SegmentStates(Sql sql, Jobs jobs, Segments segments) {
        this.sql = sql;
        this.jobs = jobs;
        this.segments = segments;
    }

    /** In the order of the segments. */
    public List<@Nullable Freshness> freshness(List<Segment> asked) {
        var until = Objects.requireNonNull(
                sql.first("select until from segment_refresh", row -> Objects.requireNonNull(row.instant(1))));
        var job =
                jobs.latest(Recomputation.NAME, List.of(Recomputation.SUBJECT)).get(Recomputation.SUBJECT);
        var pending = segments.current().pending();
        return asked.stream()
                .<@Nullable Freshness>map(segment -> {
                    var computed = segment.computedAt();
                    var refreshed = computed != null && computed.isAfter(until) ? computed : until;
                    return new Freshness(pending.contains(segment.number()), computed, refreshed, job);
                })
                .toList();
    }
}
