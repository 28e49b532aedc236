package io.smalti.segment.people;

import static io.smalti.platform.graphql.Role.ANALYST;
import static io.smalti.platform.graphql.Role.CAMPAIGN;
import static io.smalti.platform.graphql.Role.FRONTEND;
import static io.smalti.platform.graphql.Role.MARKETER;
import static io.smalti.platform.graphql.Role.STEWARD;

import io.smallrye.graphql.api.Nullable;
import io.smalti.customer.Customers;
import io.smalti.platform.Transactional;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.ListTooLong;
import io.smalti.platform.graphql.PageRequest;
import io.smalti.segment.Segment;
import io.smalti.segment.SegmentRepository;
import io.smalti.segment.SegmentUsers;
import io.smalti.segment.membership.Freshness;
import io.smalti.segment.membership.SegmentSizes;
import io.smalti.segment.membership.SegmentStates;
import io.smalti.segment.membership.SizeOfDay;
import java.util.List;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

/** How segments stand: how fresh they are, how large they were, what needs them, how they overlap. */
@GraphQLApi
public class SegmentStateApi {
    private static final int MOST = 50;

    private final SegmentStates states;
    private final SegmentSizes sizes;
    private final SegmentUsers users;
    private final Customers customers;
    private final SegmentRepository segments;
    private final SegmentOverlaps overlaps;

    SegmentStateApi(
            SegmentStates states,
            SegmentSizes sizes,
            SegmentUsers users,
            Customers customers,
            SegmentRepository segments,
            SegmentOverlaps overlaps) {
        this.states = states;
        this.segments = segments;
        this.overlaps = overlaps;
        this.sizes = sizes;
        this.users = users;
        this.customers = customers;
    }

    @Transactional
    @Access({FRONTEND, CAMPAIGN, ANALYST, MARKETER, STEWARD})
    @Description("How right its members are")
    public List<@Nullable Freshness> freshness(@Source List<Segment> segments) {
        return states.freshness(segments);
    }

    @Transactional
    @Access({FRONTEND, CAMPAIGN, ANALYST, MARKETER, STEWARD})
    @Description("Its size day by day, the earliest first; days on which nothing was noted are left out")
    public List<@Nullable List<@NonNull SizeOfDay>> history(
            @Source List<Segment> segments,
            @DefaultValue("90") @Description("Days back from today: 0 to 500") int days) {
        int checked = PageRequest.of("history", days, null, null, null).size();
        var first = customers.now().toLocalDate().minusDays(checked);
        var found = sizes.since(segments.stream().map(Segment::number).toList(), first);
        return segments.stream()
                .<@Nullable List<SizeOfDay>>map(segment -> found.getOrDefault(segment.number(), List.of()))
                .toList();
    }

    @Transactional
    @Access({FRONTEND, CAMPAIGN, ANALYST, MARKETER, STEWARD})
    @Description(
            "What needs it, in words, for example \"campaign 'spring'\"; while there is something it cannot be deleted")
    public List<@Nullable List<@NonNull String>> dependents(@Source List<Segment> segments) {
        return users.ofEach(segments);
    }

    @Query
    @Transactional
    @Access({FRONTEND, ANALYST, MARKETER, STEWARD})
    @Description("How segments overlap: each pair of them once, in the order of the keys; unknown keys are left out")
    public @NonNull List<@NonNull SegmentOverlap> segmentOverlaps(
            @NonNull @Description("2 to 50 keys") List<@NonNull String> keys) {
        if (keys.size() > MOST) {
            throw new ListTooLong("keys", keys.size(), MOST);
        }
        return overlaps.among(segments.byKeys(keys));
    }
}
