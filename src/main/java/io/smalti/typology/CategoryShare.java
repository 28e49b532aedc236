package io.smalti.typology;

import io.smallrye.graphql.api.Nullable;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import org.eclipse.microprofile.graphql.Description;

@Access({Role.FRONTEND, Role.CAMPAIGN, Role.ANALYST, Role.MARKETER, Role.STEWARD})
@Description("How many households (for age bands: adults) are in one category")
public record CategoryShare(
        @Description("For example OWNER") String category,

        @Description("Share 0..1 within the type or group") double share,

        @Description("Share 0..1 in the country") double nationalShare,

        @Nullable @Description("100 = as in the country; null when nobody in the country is in the category")
        Double index) {}
