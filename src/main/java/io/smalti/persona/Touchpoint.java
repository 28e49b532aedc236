package io.smalti.persona;

import static io.smalti.platform.graphql.Role.ANALYST;
import static io.smalti.platform.graphql.Role.CAMPAIGN;
import static io.smalti.platform.graphql.Role.FRONTEND;
import static io.smalti.platform.graphql.Role.MARKETER;
import static io.smalti.platform.graphql.Role.STEWARD;

import io.smallrye.graphql.api.Nullable;
import io.smalti.platform.graphql.Access;
import org.eclipse.microprofile.graphql.Description;

@Access({FRONTEND, CAMPAIGN, ANALYST, MARKETER, STEWARD})
@Description("Where the person meets the company or its offer")
public record Touchpoint(
        Stage stage,

        String name,

        @Description("For example EMAIL or IN_STORE") String channel,

        @Description("Share 0..1 of the decision") double weight,

        @Description("1 weighs most in the whole journey") int rank,

        @Nullable @Description("What goes wrong there; null: nothing known")
        String painPoint) {}
