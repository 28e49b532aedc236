package io.smalti.campaign.matrix;

import io.smallrye.graphql.api.Nullable;
import io.smalti.campaign.Cell;
import io.smalti.campaign.LadderLevel;
import io.smalti.campaign.Standing;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import io.smalti.typology.AgeBand;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Enum;
import org.eclipse.microprofile.graphql.Ignore;

/**
 * @param standing who gets this
 * @param audience number of the segment; 0: every customer
 */
@Access({Role.CAMPAIGN, Role.FRONTEND, Role.MARKETER})
@Description("What somebody of a row and a column gets at this moment")
public record MatrixCell(
        @Ignore Standing standing,
        @Ignore long audience,

        @Nullable @Description("The column; null: people whose age is unknown")
        AgeBand ageBand,

        State state,

        @Nullable
        @Description("The cell that the message comes from: this one, or the one fallen back on; null if empty")
        Cell from,

        @Nullable @Description("How specific the message is; null if empty")
        LadderLevel level,

        @Nullable @Description("The language of the message; null if empty")
        String language,

        @Description("How many wordings are in use in the cell that the message comes from")
        int wordings) {
    @Enum("MatrixCellState")
    @Description("Whether a cell has a message of its own")
    public enum State {
        @Description("a message of its own")
        OWN,
        @Description("the message of a less specific cell, or of another language")
        FALLBACK,
        @Description("no message at all")
        EMPTY
    }
}
