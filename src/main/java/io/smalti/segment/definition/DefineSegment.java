package io.smalti.segment.definition;

import io.smallrye.graphql.api.Nullable;
import io.smalti.customer.Facet;
import io.smalti.segment.Objective;
import io.smalti.segment.rule.RuleInput;
import org.eclipse.microprofile.graphql.Description;

@Description("A new segment")
public record DefineSegment(
        @Description("1 to 60 lower-case letters, digits and hyphens, beginning with a letter; cannot be changed later")
        String key,

        @Description("1 to 200 characters") String name,

        @Nullable @Description("Who these people are; up to 2,000 characters")
        String description,

        @Description("The side of the profile that the rule looks at most")
        Facet facet,

        Objective objective,

        @Nullable @Description("Null: a static list, see addToList")
        RuleInput rule) {}
