package io.smalti.segment.definition;

import io.smallrye.graphql.api.Nullable;
import io.smalti.customer.Facet;
import io.smalti.segment.Objective;
import io.smalti.segment.rule.RuleInput;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;

@Description("What changes about a segment; what is left out stays as it is")
public record ReviseSegment(
        @Id @NonNull String id,

        @Nullable
        @Description("Segment.version that the change starts from; if it is no longer the current one, nothing changes")
        Integer version,

        @Nullable @Description("1 to 200 characters") String name,
        @Nullable @Description("Up to 2,000 characters") String description,
        @Nullable Facet facet,
        @Nullable Objective objective,

        @Nullable @Description("The membership is computed anew before the answer")
        RuleInput rule) {}
