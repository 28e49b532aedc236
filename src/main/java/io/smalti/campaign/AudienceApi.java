package io.smalti.campaign;

import io.smallrye.graphql.api.Nullable;
import io.smalti.platform.Transactional;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.GlobalId;
import io.smalti.platform.graphql.Node;
import io.smalti.platform.graphql.NodeApi;
import io.smalti.platform.graphql.Role;
import io.smalti.segment.Segment;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** The audience of a campaign, and the campaigns of an audience. */
@GraphQLApi
public class AudienceApi {
    private final NodeApi nodes;
    private final CampaignPages lists;

    AudienceApi(NodeApi nodes, CampaignPages lists) {
        this.nodes = nodes;
        this.lists = lists;
    }

    @Transactional
    @Access({Role.FRONTEND, Role.CAMPAIGN, Role.ANALYST, Role.MARKETER, Role.STEWARD})
    @Description("The audience; null: every customer")
    public List<@Nullable Segment> segment(@Source List<Campaign> sources) {
        var ids = sources.stream()
                .map(Campaign::segmentKey)
                .filter(Objects::nonNull)
                .distinct()
                .map(key -> GlobalId.of("Segment", key))
                .toList();
        var found = new HashMap<String, Node>();
        nodes.nodes(ids).stream().filter(Objects::nonNull).forEach(node -> found.put(node.id(), node));
        return sources.stream()
                .<@org.jspecify.annotations.Nullable Segment>map(campaign -> campaign.segmentKey() == null
                        ? null
                        : (Segment) found.get(GlobalId.of("Segment", campaign.segmentKey())))
                .toList();
    }

    @Transactional
    @Access({Role.FRONTEND, Role.CAMPAIGN, Role.ANALYST, Role.MARKETER, Role.STEWARD})
    @Description("The campaigns whose audience this segment is, newest first; drafts included")
    public List<List<@NonNull Campaign>> campaigns(@Source List<Segment> segments) {
        return lists.of(segments.stream().map(Segment::number).toList());
    }
}
