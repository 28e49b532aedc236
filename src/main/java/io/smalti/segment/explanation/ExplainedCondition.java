package io.smalti.segment.explanation;

import static io.smalti.platform.graphql.Role.FRONTEND;
import static io.smalti.platform.graphql.Role.MARKETER;
import static io.smalti.platform.graphql.Role.STEWARD;

import io.smallrye.graphql.api.Nullable;
import io.smalti.customer.Origin;
import io.smalti.platform.graphql.Access;
import io.smalti.segment.evaluation.Truth;
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

        @Nullable
        @Description("Code of the trait that is compared; null where it is orders, contacts, scores or a segment")
        String trait,

        @Nullable
        @Description(
                "The customer's value, or what the events add up to, as text, several joined by commas; null when it is unknown or not trusted here")
        String value,

        @Nullable @Description("Where the value comes from; null where there is no value of a trait")
        Origin origin,

        @Nullable @Description("0..1, faded to now; null when it is sure, or there is no value of a trait")
        Double confidence,

        Truth result,

        @Nullable
        @Description(
                "What would have to change: null where nothing, or where it is enough to change another condition. The conditions where it is not null are the fewest that do")
        String needed) {}
