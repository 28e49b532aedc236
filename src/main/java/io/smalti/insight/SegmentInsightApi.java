package io.smalti.insight;

import static io.smalti.platform.graphql.Role.ANALYST;
import static io.smalti.platform.graphql.Role.FRONTEND;
import static io.smalti.platform.graphql.Role.MARKETER;
import static io.smalti.platform.graphql.Role.STEWARD;

import io.smallrye.graphql.api.Nullable;
import io.smalti.customer.Facet;
import io.smalti.customer.value.Pareto;
import io.smalti.platform.Transactional;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.ListTooLong;
import io.smalti.platform.graphql.PageRequest;
import io.smalti.segment.Segment;
import java.util.List;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** What the members of segments bring and have in common. */
@GraphQLApi
public class SegmentInsightApi {
    private static final int FEWEST = 10;
    /** Each is counted by itself, over a hundred thousand customers. */
    private static final int AT_ONCE = 5;

    private final SegmentRevenue revenue;
    private final CommonTraits traits;

    SegmentInsightApi(SegmentRevenue revenue, CommonTraits traits) {
        this.revenue = revenue;
        this.traits = traits;
    }

    @Transactional
    @Access({ANALYST, MARKETER, STEWARD})
    @Description("How unevenly its members bring revenue; null for fewer than ten members with orders")
    public List<@Nullable Pareto> pareto(@Source List<Segment> segments) {
        var found = revenue.of(segments.stream().map(Segment::number).toList());
        return segments.stream()
                .<@Nullable Pareto>map(segment -> {
                    var pareto = found.get(segment.number());
                    return pareto == null || pareto.customers() < FEWEST ? null : pareto;
                })
                .toList();
    }

    @Transactional
    @Access({FRONTEND, ANALYST, MARKETER, STEWARD})
    @Description(
            "What its members have in common against all others who may be in segments: at least ten of them, a lift of 1.2 or more or"
                    + " of 0.8 or less, and a q of at most 0.05; the largest difference first. Counted on at most 10,000 of each, spread evenly over all; of at most five segments in a request")
    public List<@Nullable List<@NonNull CommonTrait>> commonTraits(
            @Source List<Segment> segments,
            @Nullable @Description("Only of this side of the profile") Facet facet,
            @DefaultValue("20") @Description("How many: 0 to 500") int first) {
        int most = PageRequest.of("traits", first, null, null, null).size();
        if (segments.size() > AT_ONCE) {
            throw new ListTooLong("segments with commonTraits", segments.size(), AT_ONCE);
        }
        return segments.stream()
                .<@Nullable List<CommonTrait>>map(segment -> traits.of(Target.of(segment), facet, most))
                .toList();
    }
}
