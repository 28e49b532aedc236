package io.smalti.customer;

import static io.smalti.platform.graphql.Role.FRONTEND;
import static io.smalti.platform.graphql.Role.MARKETER;
import static io.smalti.platform.graphql.Role.STEWARD;

import io.smallrye.graphql.api.Nullable;
import io.smalti.platform.graphql.Access;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Access({FRONTEND, MARKETER, STEWARD})
@Description("What a person values and wants; empty or null is unknown")
public record Psychographics(
        List<@NonNull String> values,
        List<@NonNull String> attitudes,
        List<@NonNull String> interests,
        List<@NonNull String> motivations,
        @Nullable @Description("What they dream of") String dream,

        @Nullable @Description("The problem they try to solve")
        String problem) {}
