package io.smalti.segment;

import static io.smalti.platform.graphql.Role.ANALYST;
import static io.smalti.platform.graphql.Role.CAMPAIGN;
import static io.smalti.platform.graphql.Role.FRONTEND;
import static io.smalti.platform.graphql.Role.MARKETER;
import static io.smalti.platform.graphql.Role.STEWARD;

import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Page;
import io.smalti.platform.graphql.PageInfo;
import io.smalti.platform.graphql.Pages;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

@Access({FRONTEND, CAMPAIGN, ANALYST, MARKETER, STEWARD})
@Description("A part of a list of segments")
public record SegmentConnection(
        List<@NonNull SegmentEdge> edges,
        List<@NonNull Segment> nodes,
        PageInfo pageInfo,
        @Ignore Pages.Selection selection) {
    static SegmentConnection of(Page<Segment> page, Pages.Selection selection) {
        return new SegmentConnection(page.edges(SegmentEdge::new), page.nodes(), page.info(), selection);
    }
}
