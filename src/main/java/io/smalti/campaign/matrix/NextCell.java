package io.smalti.campaign.matrix;

import io.smalti.campaign.Cell;
import io.smalti.campaign.LadderLevel;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Access({Role.CAMPAIGN, Role.MARKETER})
@Description("A cell that is worth writing")
public record NextCell(
        Cell cell,
        LadderLevel level,

        @Description("People of the audience who would get it, when the cells before it in the list are written")
        int people,

        @Description(
                "How much more specific their messages become: the steps of the ladder, added up over the people; six"
                        + " for another language, twelve for no message at all")
        int gain,

        @Description("What these people get without it; those without a message are not listed")
        List<Coverage.@NonNull LevelCount> now) {}
