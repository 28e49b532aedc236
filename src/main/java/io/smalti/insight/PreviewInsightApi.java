package io.smalti.insight;

import static io.smalti.platform.graphql.Role.FRONTEND;
import static io.smalti.platform.graphql.Role.MARKETER;
import static io.smalti.platform.graphql.Role.STEWARD;

import io.smallrye.graphql.api.Nullable;
import io.smalti.customer.Facet;
import io.smalti.platform.Transactional;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.PageRequest;
import io.smalti.segment.preview.SegmentPreview;
import java.util.List;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** What those whom a rule would make members have in common. */
@GraphQLApi
public class PreviewInsightApi {
    private final CommonTraits traits;

    PreviewInsightApi(CommonTraits traits) {
        this.traits = traits;
    }

    @Transactional
    @Access({FRONTEND, MARKETER, STEWARD})
    @Description(
            "What they have in common against all others who may be in segments, as for Segment.commonTraits, but among 16,000 customers spread evenly over all")
    public List<@Nullable List<@NonNull CommonTrait>> commonTraits(
            @Source List<SegmentPreview> previews,
            @Nullable @Description("Only of this side of the profile") Facet facet,
            @DefaultValue("20") @Description("How many: 0 to 500") int first) {
        int most = PageRequest.of("traits", first, null, null, null).size();
        return previews.stream()
                .<@Nullable List<CommonTrait>>map(preview -> traits.of(Target.of(preview.members()), facet, most))
                .toList();
    }
}
