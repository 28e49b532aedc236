package io.smalti.segment.definition;

import static io.smalti.platform.graphql.Role.MARKETER;

import io.smallrye.graphql.api.Nullable;
import io.smalti.platform.graphql.Access;
import io.smalti.segment.rule.reading.SegmentError;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Access(MARKETER)
@Name("DeletedSegmentPayload")
@Description("What came of deleting a segment")
public record DeletedSegment(
        @Nullable @Id @Description("Null after user errors") String deletedId,

        @Description("Why nothing was deleted; empty when it was")
        List<@NonNull SegmentError> userErrors) {}
