package io.smalti.segment;

import static io.smalti.platform.graphql.Role.FRONTEND;
import static io.smalti.platform.graphql.Role.MARKETER;
import static io.smalti.platform.graphql.Role.STEWARD;

import io.smallrye.graphql.api.Nullable;
import io.smalti.platform.graphql.Access;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Access({FRONTEND, MARKETER, STEWARD})
@Description("One comparison of a rule, decided for one customer")
public record ExplainedCondition(
        @Description("Where in the rule, for example [\"all\", \"1\", \"not\"]")
        List<@NonNull String> path,

        @Description("In words, for example \"age from 30, below 36\"")
        String condition,

        @Nullable @Description("Code of the trait that is compared; null for the membership of a segment")
        String trait,

        @Nullable @Description("The customer's value as text, several joined by commas; null when it is unknown")
        String value,

        Truth result) {}
