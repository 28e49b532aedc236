package io.smalti.segment.feed;

import static io.smalti.platform.graphql.Role.CAMPAIGN;
import static io.smalti.platform.graphql.Role.FRONTEND;
import static io.smalti.platform.graphql.Role.MARKETER;
import static io.smalti.platform.graphql.Role.STEWARD;

import io.smalti.platform.graphql.Access;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Access({FRONTEND, CAMPAIGN, MARKETER, STEWARD})
@Description("The next changes; those of one customer in the order in which they happened")
public record MembershipChanges(
        List<@NonNull MembershipChange> changes,

        @Description("For after:, to go on where this ends, also when it is empty")
        String cursor,

        @Description("Whether there are more already") boolean more) {}
