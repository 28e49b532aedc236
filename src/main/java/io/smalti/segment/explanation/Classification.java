package io.smalti.segment.explanation;

import static io.smalti.platform.graphql.Role.CAMPAIGN;
import static io.smalti.platform.graphql.Role.FRONTEND;
import static io.smalti.platform.graphql.Role.MARKETER;
import static io.smalti.platform.graphql.Role.STEWARD;

import io.smallrye.graphql.api.Nullable;
import io.smalti.customer.Customer;
import io.smalti.platform.graphql.Access;
import io.smalti.segment.evaluation.Bar;
import io.smalti.typology.AgeBand;
import io.smalti.typology.Assignment;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** @param customer the person as a customer with key 0, who is stored nowhere */
@Access({FRONTEND, CAMPAIGN, MARKETER, STEWARD})
@Description("The place of a person who is not stored. Nothing of it is kept")
public record Classification(
        @Ignore Customer customer,

        @Nullable @Description("The lifestyle type as a probability, with the level it deserves and what it rests on")
        Assignment type,

        @Nullable @Description("Null when the age is unknown or under 18")
        AgeBand ageBand,

        @Nullable @Description("Completed years today; null when unknown")
        Integer age,

        @Nullable @Description("Why the person is in no segment, whatever the rules say; null when nothing bars")
        Bar bar,

        @Nullable
        @Access({FRONTEND, MARKETER, STEWARD})
        @Description("The segments the person would be in, each with the reason")
        List<@NonNull Explanation> segments) {}
