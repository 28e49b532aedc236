package io.smalti.segment.membership;

import static io.smalti.platform.graphql.Role.ANALYST;
import static io.smalti.platform.graphql.Role.CAMPAIGN;
import static io.smalti.platform.graphql.Role.FRONTEND;
import static io.smalti.platform.graphql.Role.MARKETER;
import static io.smalti.platform.graphql.Role.STEWARD;

import io.smallrye.graphql.api.Nullable;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.job.Job;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;

@Access({FRONTEND, CAMPAIGN, ANALYST, MARKETER, STEWARD})
@Description("How right the members of a segment are")
public record Freshness(
        @Description(
                "Whether they are still those of an earlier rule, or none, while a job computes those of the present one")
        boolean computing,

        @Nullable @Description("When they were last computed as a whole; null: not yet")
        Instant computedAt,

        @Description("Up to when the passing of time is considered; changes of customers always are, at once")
        Instant refreshedAt,

        @Nullable
        @Access({ANALYST, MARKETER, STEWARD})
        @Description("The job that computes them, or did last; null: none was needed")
        Job job) {}
