package io.smalti.segment.explanation;

import static io.smalti.platform.graphql.Role.FRONTEND;
import static io.smalti.platform.graphql.Role.MARKETER;
import static io.smalti.platform.graphql.Role.STEWARD;

import io.smallrye.graphql.api.Nullable;
import io.smalti.platform.graphql.Access;
import io.smalti.segment.evaluation.Bar;
import io.smalti.segment.evaluation.Truth;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Access({FRONTEND, MARKETER, STEWARD})
@Description("Why a person is in a segment, or is not")
public record Explanation(
        @Description("Key of the segment") String key,
        String name,

        @Description("Whether the person is in it: the rule is TRUE and there is no bar")
        boolean member,

        @Description("What the rule says of the person; UNKNOWN is not in")
        Truth result,

        @Nullable @Description("Why the person is in no segment, whatever the rule says; null when nothing bars")
        Bar bar,

        @Description(
                "Each comparison of the rule, from left to right; empty when the person is barred, because nothing is looked at then")
        List<@NonNull ExplainedCondition> conditions) {}
