package io.smalti.segment.preview;

import io.smalti.customer.Customers;
import io.smalti.platform.database.Sql;
import io.smalti.segment.Segment;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How those of a preview overlap with segments: counted where the preview is, else by the customers that it drew. */
@Singleton
class PreviewOverlaps {
    private final Sql sql;

    PreviewOverlaps(Sql sql) {
        this.sql = sql;
    }

    /** In the order of the segments. */
    List<PreviewOverlap> of(SegmentPreview preview, List<Segment> segments) {
        var numbers = segments.stream().map(Segment::number).toList();
        var drawn = preview.drawn();
        var counts = drawn == null ? counted(preview, numbers) : among(drawn.found(), numbers);
        return segments.stream()
                .map(segment -> {
                    int count = counts.getOrDefault(segment.number(), 0);
                    return PreviewOverlap.of(segment, drawn == null ? count : drawn.standingFor(count), preview);
                })
                .toList();
    }

    private Map<Long, Integer> counted(SegmentPreview preview, List<Long> segments) {
        var arguments = new ArrayList<@Nullable Object>(preview.members().arguments());
        arguments.add(segments);
        return counts("""
                select m.segment_id, count(*) from (select c.id from %s where %s offset 0) found
                    join membership m on m.customer_id = found.id
                where m.segment_id = any(?) group by m.segment_id""".formatted(Customers.FROM, preview.members().where()), arguments.toArray());
    }

    /** @param customers some of them more than once, as they were drawn */
    private Map<Long, Integer> among(List<Long> customers, List<Long> segments) {
        return counts("""
                select m.segment_id, count(*) from unnest(?::bigint[]) d (id) join membership m on m.customer_id = d.id
                where m.segment_id = any(?) group by m.segment_id""", customers, segments);
    }

    private Map<Long, Integer> counts(String text, @Nullable Object... arguments) {
        record Found(long segment, int count) {}
        var counts = new HashMap<Long, Integer>();
        sql.list(text, row -> new Found(row.longValue(1), row.intValue(2)), arguments)
                .forEach(found -> counts.put(found.segment(), found.count()));
        return counts;
    }
}
