package io.smalti.segment;

import static io.smalti.platform.graphql.Role.ANALYST;
import static io.smalti.platform.graphql.Role.CAMPAIGN;
import static io.smalti.platform.graphql.Role.FRONTEND;
import static io.smalti.platform.graphql.Role.MARKETER;
import static io.smalti.platform.graphql.Role.STEWARD;

import io.smallrye.graphql.api.Nullable;
import io.smalti.customer.Facet;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Node;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

@Access({FRONTEND, CAMPAIGN, ANALYST, MARKETER, STEWARD})
@Description(
        "A named rule and the customers who fulfil it. Nobody under 18 and nobody who objects to profiling is in any")
public record Segment(
        @Ignore long number,
        @Id @NonNull String id,

        @Description("The name in URLs, rules and files, for example best-customers")
        String key,

        String name,

        @Nullable @Description("Who these people are, in a sentence or two")
        String description,

        @Description("The side of the profile that the rule looks at most")
        Facet facet,

        Objective objective,

        @Nullable @Description("The rule as JSON, in the shape of RuleInput; null for a list")
        String rule,

        @Description("How many customers are in it") int size,

        @Nullable
        @Description(
                "When the whole membership was last computed; since then every changed customer was, at once. Null: not yet")
        Instant computedAt,

        @Description("Rises with every revision") int version,
        SegmentKind kind)
        implements Node {
    public static final String TYPE = "Segment";
}
