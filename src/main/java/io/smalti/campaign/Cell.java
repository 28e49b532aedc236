package io.smalti.campaign;

import io.smallrye.graphql.api.Nullable;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import org.eclipse.microprofile.graphql.Description;

@Access({Role.CAMPAIGN, Role.FRONTEND, Role.ANALYST, Role.MARKETER})
@Description("A position of the matrix: a row (a type, a group, or any) and a column (an age band, or any)")
public record Cell(
        @Nullable @Description("Code of a lifestyle type; null: not by type")
        String type,

        @Nullable @Description("Code of a lifestyle group; null: not by group. Never together with a type")
        String group,

        @Nullable @Description("Code of an age band; null: any age")
        String ageBand) {
    /** How specific the position is. */
    public LadderLevel level() {
        if (ageBand == null) {
            return type != null ? LadderLevel.TYPE : group != null ? LadderLevel.GROUP : LadderLevel.DEFAULT;
        }
        return type != null ? LadderLevel.TYPE_AND_BAND : group != null ? LadderLevel.GROUP_AND_BAND : LadderLevel.BAND;
    }
}
