package io.smalti.typology;

import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import org.eclipse.microprofile.graphql.Description;

@Access({Role.FRONTEND, Role.CAMPAIGN, Role.ANALYST, Role.MARKETER, Role.STEWARD})
@Description("Something that households do, own or think, and how common it is within a type")
public record TypeTrait(
        @Description("For example STREAMING_VIDEO") String code,

        @Description("For example MEDIA") String category,

        @Description("The statement that the households agree to")
        String label,

        @Description("Penetration: share 0..1 of the households of the type")
        double share,

        @Description("100 = as in the country") double index,

        @Description("Share 0..1 in the country") double nationalShare,

        @Description("How well the national share is founded: GUESS marks an estimate")
        String confidence) {}
