package io.smalti.segment.membership;

import static io.smalti.platform.graphql.Role.FRONTEND;
import static io.smalti.platform.graphql.Role.MARKETER;
import static io.smalti.platform.graphql.Role.STEWARD;

import io.smalti.platform.graphql.Access;
import io.smalti.segment.Segment;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;

@Access({FRONTEND, MARKETER, STEWARD})
@Description("That a customer is in a segment")
public record Membership(
        Segment segment,
        @Description("Since when, without a break") Instant since,
        @Description("When this was last found to be so") Instant computedAt) {}
