package io.smalti.campaign.matrix;

import io.smalti.campaign.LadderLevel;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Access({Role.CAMPAIGN, Role.FRONTEND, Role.ANALYST, Role.MARKETER})
@Description("How much of a matrix is written")
public record Coverage(
        @Description("What is counted: combinations of type and age band, 396 in the built-in typology; or people")
        int total,

        @Description("Those with a message of their own, written for the type and the age band in this language")
        int own,

        @Description("Those with a less specific message, or one in another language")
        int fallback,

        @Description("Those without a message") int empty,

        @Description("The same by how specific the message is; without the empty ones")
        List<@NonNull LevelCount> levels) {
    @Access({Role.CAMPAIGN, Role.FRONTEND, Role.ANALYST, Role.MARKETER})
    @Description("How many get a message of this level")
    public record LevelCount(
            LadderLevel level,

            int count,

            @Description("Of the total, 0..1") double share) {}
}
