package io.smalti.segment.people;

import static io.smalti.platform.graphql.Role.ANALYST;
import static io.smalti.platform.graphql.Role.FRONTEND;
import static io.smalti.platform.graphql.Role.MARKETER;
import static io.smalti.platform.graphql.Role.STEWARD;

import io.smallrye.graphql.api.Nullable;
import io.smalti.platform.graphql.Access;
import io.smalti.segment.Segment;
import org.eclipse.microprofile.graphql.Description;

@Access({FRONTEND, ANALYST, MARKETER, STEWARD})
@Description("How two segments overlap: a cell of their matrix")
public record SegmentOverlap(
        Segment segment,
        Segment other,

        @Nullable @Description("Customers in both; null for 1 to 9, who could be recognised")
        Integer count,

        @Nullable @Description("count by the size of segment, 0..1; null where count is")
        Double shareOfSegment,

        @Nullable @Description("count by the size of other, 0..1; null where count is")
        Double shareOfOther) {}
