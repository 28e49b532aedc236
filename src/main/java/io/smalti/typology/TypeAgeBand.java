package io.smalti.typology;

import io.smallrye.graphql.api.Nullable;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import org.eclipse.microprofile.graphql.Description;

@Access({Role.FRONTEND, Role.CAMPAIGN, Role.ANALYST, Role.MARKETER, Role.STEWARD})
@Description("The adults of one type in one age band")
public record TypeAgeBand(
        LifestyleType type,

        AgeBand ageBand,

        @Description("Share 0..1 of the adults of the type") double share,

        @Description("Share 0..1 of all adults of the country; many of these cells are nearly empty")
        double shareOfAdults,

        @Nullable @Description("Share of the band within the type against the country; 100 = as in the country")
        Double index) {}
