package io.smalti.typology;

import io.smallrye.graphql.api.Nullable;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import org.eclipse.microprofile.graphql.Description;

@Access({Role.FRONTEND, Role.CAMPAIGN, Role.ANALYST, Role.MARKETER, Role.STEWARD})
@Description("The households of one type in one area")
public record AreaType(
        Area area,

        LifestyleType type,

        @Description("Share 0..1 of the households of the area")
        double share,

        @Nullable @Description("100 = as in the country") Double index,

        @Description("Number of households of the type in the area, rounded")
        int households) {}
