package io.smalti.segment;

import io.smalti.customer.Facet;
import io.smalti.platform.database.Row;
import io.smalti.platform.graphql.GlobalId;
import java.sql.SQLException;

/** Reads a segment from one row of {@code segment s}. */
public final class SegmentRows {
    // the size last computed and the changes since
    public static final String COLUMNS = """
            s.id, s.key, s.name, s.description, s.facet, s.objective, s.rule::text, \
            s.size + coalesce((select sum(g.change) from segment_growth g where g.segment_id = s.id), 0), \
            s.computed_at, s.version, s.kind""";

    private SegmentRows() {}

    public static Segment read(Row row) throws SQLException {
        long number = row.longValue(1);
        return new Segment(
                number,
                GlobalId.of(Segment.TYPE, number),
                row.text(2),
                row.text(3),
                row.textOrNull(4),
                row.constant(5, Facet.class),
                row.constant(6, Objective.class),
                row.textOrNull(7),
                row.intValue(8),
                row.instant(9),
                row.intValue(10),
                row.constant(11, SegmentKind.class));
    }
}
