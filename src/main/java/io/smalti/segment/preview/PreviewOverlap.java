package io.smalti.segment.preview;

import static io.smalti.platform.graphql.Role.FRONTEND;
import static io.smalti.platform.graphql.Role.MARKETER;
import static io.smalti.platform.graphql.Role.STEWARD;

import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Count;
import io.smalti.segment.Segment;
import org.eclipse.microprofile.graphql.Description;

@Access({FRONTEND, MARKETER, STEWARD})
@Description("How many of those whom a rule would make members are in a segment")
public record PreviewOverlap(
        Segment segment,
        @Description("Exactly or about, as the preview") int count,
        Count.Precision precision,
        @Description("count by those of the preview, 0..1") double shareOfPreview,

        @Description("count by the size of the segment, 0..1")
        double shareOfSegment) {
    static PreviewOverlap of(Segment segment, int count, SegmentPreview preview) {
        return new PreviewOverlap(
                segment, count, preview.precision(), share(count, preview.count()), share(count, segment.size()));
    }

    public static double share(int count, int of) {
        return of == 0 ? 0 : Math.min(1, (double) count / of);
    }
}
