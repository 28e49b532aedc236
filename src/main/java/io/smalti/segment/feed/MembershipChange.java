package io.smalti.segment.feed;

import static io.smalti.platform.graphql.Role.CAMPAIGN;
import static io.smalti.platform.graphql.Role.FRONTEND;
import static io.smalti.platform.graphql.Role.MARKETER;
import static io.smalti.platform.graphql.Role.STEWARD;

import io.smalti.platform.graphql.Access;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;

@Access({FRONTEND, CAMPAIGN, MARKETER, STEWARD})
@Description("That a customer came into a segment, or went")
public record MembershipChange(
        @Description("For after:, to go on behind this change")
        String cursor,

        @Description("Key of the segment") String segment,

        @Description("The company's own key of the customer")
        String customer,

        @Description("Whether the customer is in it from now on; else no longer")
        boolean member,

        @Description("Since when the customer is, or was, in it")
        Instant since,

        @Description("When it was found to be so; for who went, the end of the membership")
        Instant at) {}
