package io.smalti.campaign.matrix;

import io.smallrye.graphql.api.Nullable;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import io.smalti.typology.LifestyleGroup;
import io.smalti.typology.LifestyleType;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Access({Role.CAMPAIGN, Role.FRONTEND, Role.MARKETER})
@Description("A row of the matrix: people of a type, of a group, or of whom neither is known")
public record MatrixRow(
        @Nullable @Description("Null in the rows of groups and in the last")
        LifestyleType type,

        @Nullable @Description("In the row of a type the group it belongs to; null in the last row")
        LifestyleGroup group,

        @Description("One for each age band from young to old, and one for an unknown age")
        List<@NonNull MatrixCell> cells) {}
