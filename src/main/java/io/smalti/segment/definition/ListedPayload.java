package io.smalti.segment.definition;

import static io.smalti.platform.graphql.Role.MARKETER;

import io.smallrye.graphql.api.Nullable;
import io.smalti.platform.graphql.Access;
import io.smalti.segment.Segment;
import io.smalti.segment.rule.reading.SegmentError;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Access(MARKETER)
@Description("What came of putting customers on a list, or taking them off")
public record ListedPayload(
        @Nullable @Description("As it is now; null after user errors")
        Segment segment,

        @Description("How many were put on it, or taken off; who already was, or was not, is not counted")
        int changed,

        @Description("Keys of no customer; the others were put on it, or taken off")
        List<@NonNull String> unknown,

        @Description("Why nothing was done; empty when something was")
        List<@NonNull SegmentError> userErrors) {}
