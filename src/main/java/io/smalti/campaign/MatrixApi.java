package io.smalti.campaign;

import io.smallrye.graphql.api.Nullable;
import io.smalti.customer.Channel;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.GlobalId;
import io.smalti.platform.graphql.Node;
import io.smalti.platform.graphql.NodeApi;
import io.smalti.platform.graphql.Role;
import io.smalti.segment.Segment;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** A campaign as its matrix, and its audience. */
@GraphQLApi
public class MatrixApi {
    private final Campaigns campaigns;
    private final MatrixView view;
    private final AudienceCoverage audience;
    private final NodeApi nodes;
    private final CampaignPages lists;
    private final Clock clock;

    MatrixApi(
            Campaigns campaigns,
            MatrixView view,
            AudienceCoverage audience,
            NodeApi nodes,
            CampaignPages lists,
            Clock clock) {
        this.campaigns = campaigns;
        this.view = view;
        this.audience = audience;
        this.nodes = nodes;
        this.lists = lists;
        this.clock = clock;
    }

    @Transactional
    @Access({Role.CAMPAIGN, Role.FRONTEND, Role.MARKETER})
    @Description(
            "Who gets which message at this moment, by lifestyle type and age band; what is drafted is not counted")
    public List<Matrix> matrix(
            @Source List<Campaign> sources,
            Channel channel,
            @Nullable @Description("BCP 47 tag; null: the campaign's default") String language) {
        InvalidLanguage.check(language);
        return sources.stream()
                .map(campaign -> {
                    var compiled = Objects.requireNonNull(campaigns.byKey(campaign.key(), campaign.version()));
                    var wanted = language == null ? campaign.defaultLanguage() : language;
                    return view.of(compiled, channel, Objects.requireNonNullElse(compiled.language(wanted), wanted));
                })
                .toList();
    }

    @Transactional
    @Access({Role.CAMPAIGN, Role.MARKETER})
    @Description(
            "The matrix weighed by the people of the audience, as their types and ages are now; those of whom no type"
                    + " is known, too. Counts the whole audience: ask for it alone")
    public @Nullable Coverage people(@Source Matrix matrix) {
        return audience.of(
                new MatrixView.Shown(matrix.compiled(), matrix.channel(), matrix.language(), clock.instant()));
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
