package io.smalti.segment.definition;

import static io.smalti.platform.graphql.Role.MARKETER;

import io.smallrye.graphql.api.Nullable;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.job.Job;
import io.smalti.segment.Segment;
import io.smalti.segment.rule.reading.SegmentError;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Access(MARKETER)
@Name("WrittenSegmentPayload")
@Description("What came of writing a segment")
public record WrittenSegment(
        @Nullable @Description("As it is now; null after user errors")
        Segment segment,

        @Nullable
        @Description(
                "The job that computes its members, and those of segments that ask for them; null: that is done, or not needed")
        Job job,

        @Description("Why nothing was written; empty when something was")
        List<@NonNull SegmentError> userErrors) {
    static WrittenSegment refused(List<SegmentError> errors) {
        return new WrittenSegment(null, null, errors);
    }
}
