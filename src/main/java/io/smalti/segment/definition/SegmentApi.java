package io.smalti.segment.definition;

import static io.smalti.platform.graphql.Role.ANALYST;
import static io.smalti.platform.graphql.Role.CAMPAIGN;
import static io.smalti.platform.graphql.Role.FRONTEND;
import static io.smalti.platform.graphql.Role.MARKETER;
import static io.smalti.platform.graphql.Role.STEWARD;

import io.smallrye.graphql.api.Nullable;
import io.smalti.customer.Facet;
import io.smalti.platform.Transactional;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Count;
import io.smalti.platform.graphql.GlobalId;
import io.smalti.platform.graphql.PageRequest;
import io.smalti.platform.graphql.Pages;
import io.smalti.segment.Objective;
import io.smalti.segment.Segment;
import io.smalti.segment.SegmentConnection;
import io.smalti.segment.SegmentRepository;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

/** Segments: found, listed, written. */
@GraphQLApi
public class SegmentApi {
    private final SegmentRepository segments;
    private final SegmentWriter writer;
    private final Pages pages;
    private final StandardSegments standard;

    SegmentApi(SegmentRepository segments, SegmentWriter writer, Pages pages, StandardSegments standard) {
        this.segments = segments;
        this.standard = standard;
        this.writer = writer;
        this.pages = pages;
    }

    @Query
    @Transactional
    @Access({FRONTEND, CAMPAIGN, ANALYST, MARKETER, STEWARD})
    @Description("The segment with this id or key; null when there is none, or neither is given")
    public @Nullable Segment segment(
            @Nullable @Id String id, @Nullable @Description("For example best-customers") String key) {
        if (id != null) {
            long number = GlobalId.number(id, Segment.TYPE);
            var found = segments.byNumbers(List.of(number)).get(number);
            return found == null || (key != null && !key.equals(found.key())) ? null : found;
        }
        return key == null ? null : segments.byKey(key);
    }

    @Query
    @Transactional
    @Access({FRONTEND, CAMPAIGN, ANALYST, MARKETER, STEWARD})
    @Description("Segments by key")
    public @Nullable SegmentConnection segments(
            @Nullable @Description("Only those of this side of the profile") Facet facet,
            @Nullable @Description("Only those with this aim") Objective objective,
            @Nullable @Description("How many, from the beginning: 0 to 500, by default 20") Integer first,
            @Nullable @Description("Cursor that they come after") String after,
            @Nullable @Description("How many, from the end") Integer last,
            @Nullable @Description("Cursor that they come before") String before) {
        var request = PageRequest.of("segments " + facet + " " + objective, first, after, last, before);
        return segments.page(facet, objective, request);
    }

    @Transactional
    @Access({FRONTEND, CAMPAIGN, ANALYST, MARKETER, STEWARD})
    @Description("How many segments there are in the whole list")
    public @Nullable Integer totalCount(@Source SegmentConnection connection) {
        return pages.count(connection.selection()).value();
    }

    @Transactional
    @Access({FRONTEND, CAMPAIGN, ANALYST, MARKETER, STEWARD})
    public @Nullable Count count(@Source SegmentConnection connection) {
        return pages.count(connection.selection());
    }

    @Mutation
    @Access(MARKETER)
    @Description(
            "Adds a segment. With few customers its members are there before it answers, else a job computes them; until then it has none")
    public @Nullable WrittenSegment defineSegment(@NonNull DefineSegment input) {
        return writer.define(input);
    }

    @Mutation
    @Access(MARKETER)
    @Description(
            "Changes a segment. With a new rule its members, and those of segments that ask for them, are computed anew: with few"
                    + " customers before it answers, else by a job, and until that is done they are those of the rule before")
    public @Nullable WrittenSegment reviseSegment(@NonNull ReviseSegment input) {
        return writer.revise(input);
    }

    @Mutation
    @Access(MARKETER)
    @Description("Deletes a segment that nothing else needs")
    public @Nullable DeletedSegment deleteSegment(@NonNull DeleteSegment input) {
        return writer.delete(input);
    }

    @Mutation
    @Access(MARKETER)
    @Description(
            "Defines the standard segments whose keys are free: best, wealthy, promising, occasional, first-time, lapsed and"
                    + " satisfied. They are ordinary segments, to be read, revised and deleted; answers all of them as they are")
    public @NonNull List<@NonNull Segment> defineStandardSegments() {
        return standard.define();
    }
}
