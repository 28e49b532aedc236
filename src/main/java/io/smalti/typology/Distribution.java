package io.smalti.typology;

import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Access({Role.FRONTEND, Role.CAMPAIGN, Role.ANALYST, Role.MARKETER, Role.STEWARD})
@Description("How the households of a type or group spread over categories that exclude each other")
public record Distribution(
        @Description("For example tenure; ageBands counts adults, all others households")
        String dimension,

        List<@NonNull CategoryShare> categories,

        @Description("Where the national shares come from") String source,

        @Description("How well they are founded, for example HIGH")
        String confidence) {}
