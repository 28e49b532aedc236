package io.smalti.segment.preview;

import static io.smalti.platform.graphql.Role.FRONTEND;
import static io.smalti.platform.graphql.Role.MARKETER;
import static io.smalti.platform.graphql.Role.STEWARD;

import io.smalti.customer.Filter;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Count;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.jspecify.annotations.Nullable;

@Access({FRONTEND, MARKETER, STEWARD})
@Description("Who would be in a segment with this rule. Nothing is saved")
public record SegmentPreview(
        @Description("How many customers, exactly or about") int count,

        @Description("ESTIMATE: from a random sample, because counting takes too long")
        Count.Precision precision,

        @Description("The true number is at least this, in 95 of 100 estimates; count when it is exact")
        int countFrom,

        @Description("The true number is at most this, in 95 of 100 estimates; count when it is exact")
        int countTo,

        @Description(
                "Of how many that may be in segments at all, about when counting takes too long: 18 or older as far as is known, no objection to profiling")
        int base,

        @Description("count by base, 0..1; 0 when there is nobody")
        double share,

        @Ignore Filter members,
        @Ignore @Nullable DrawnCustomers drawn) {}
