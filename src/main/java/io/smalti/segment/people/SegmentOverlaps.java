package io.smalti.segment.people;

import io.smalti.platform.database.Sql;
import io.smalti.segment.Segment;
import io.smalti.segment.preview.PreviewOverlap;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts how segments overlap, pair by pair. */
@Singleton
class SegmentOverlaps {
    private final Sql sql;

    SegmentOverlaps(Sql sql) {
        this.sql = sql;
    }

    /** Every pair once, in the order of the segments. */
    List<SegmentOverlap> among(List<Segment> segments) {
        record Pair(long one, long other) {}
        Map<Pair, Integer> counts = new HashMap<>();
        var numbers = segments.stream().map(Segment::number).toList();
        sql.list(
                """
                select a.segment_id, b.segment_id, count(*)
                from membership a join membership b on b.customer_id = a.customer_id and b.segment_id > a.segment_id
                where a.segment_id = any(?) and b.segment_id = any(?) group by 1, 2""",
                row -> counts.put(new Pair(row.longValue(1), row.longValue(2)), row.intValue(3)),
                numbers,
                numbers);
        var overlaps = new ArrayList<SegmentOverlap>();
        for (int i = 0; i < segments.size(); i++) {
            for (int j = i + 1; j < segments.size(); j++) {
                var one = segments.get(i);
                var other = segments.get(j);
                var pair = new Pair(Math.min(one.number(), other.number()), Math.max(one.number(), other.number()));
                overlaps.add(overlap(one, other, counts.getOrDefault(pair, 0)));
            }
        }
        return overlaps;
    }

    private static SegmentOverlap overlap(Segment one, Segment other, int count) {
        return count > 0 && count < SegmentDistribution.SMALLEST
                ? new SegmentOverlap(one, other, null, null, null)
                : new SegmentOverlap(
                        one,
                        other,
                        count,
                        PreviewOverlap.share(count, one.size()),
                        PreviewOverlap.share(count, other.size()));
    }
}
