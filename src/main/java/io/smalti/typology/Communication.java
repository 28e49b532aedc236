package io.smalti.typology;

import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Access({Role.FRONTEND, Role.CAMPAIGN, Role.ANALYST, Role.MARKETER, Role.STEWARD})
@Description("How to speak to the households of a type")
public record Communication(
        @Description("For example EXPERT") String tone,

        @Description("What convinces, strongest first, for example QUALITY")
        List<@NonNull String> arguments,

        @Description("Channels, most suitable first") List<@NonNull TypeTrait> channels) {}
