package io.smalti.segment.feed;

import static io.smalti.platform.graphql.Role.CAMPAIGN;
import static io.smalti.platform.graphql.Role.FRONTEND;
import static io.smalti.platform.graphql.Role.MARKETER;
import static io.smalti.platform.graphql.Role.STEWARD;

import io.smallrye.graphql.api.Nullable;
import io.smallrye.graphql.api.Subscription;
import io.smallrye.mutiny.Multi;
import io.smalti.platform.Transactional;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.PageRequest;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

/** The coming and going of members, for tools that need not poll. */
@GraphQLApi
public class MembershipChangeApi {
    private final MembershipFeed feed;
    private final MembershipFollowers followers;

    MembershipChangeApi(MembershipFeed feed, MembershipFollowers followers) {
        this.feed = feed;
        this.followers = followers;
    }

    @Query
    @Transactional
    @Access({FRONTEND, CAMPAIGN, MARKETER, STEWARD})
    @Description(
            "Who came into segments and went, in an order in which nothing is passed over; for tools that were away. Kept for 30 days"
                    + " by default. Each change is told at least once, those of one customer in their order")
    public @Nullable MembershipChanges membershipChanges(
            @Nullable @Description("Key of a segment; null: all") String segment,
            @Nullable @Description("A cursor of this feed; null: from the beginning") String after,
            @Nullable @Description("0 to 500, by default 20") Integer first) {
        int most = PageRequest.of("changes", first, null, null, null).size();
        return feed.read(cursor(after, ChangeCursor.BEGIN), segment, most).changes();
    }

    @Subscription
    @Access({FRONTEND, CAMPAIGN, MARKETER, STEWARD})
    @Description(
            "Who comes into segments and goes, as it happens. With the cursor of the last change received nothing is missed between"
                    + " two subscriptions; who falls more than 10,000 changes behind is cut off and comes back with it")
    public @NonNull Multi<@NonNull MembershipChange> membershipChanged(
            @Nullable @Description("Key of a segment; null: all") String segment,
            @Nullable @Description("A cursor of this feed, to begin behind it; null: from now on") String after) {
        return followers.follow(segment, after == null ? null : ChangeCursor.read(after));
    }

    private static ChangeCursor cursor(@org.jspecify.annotations.Nullable String text, ChangeCursor otherwise) {
        return text == null ? otherwise : ChangeCursor.read(text);
    }
}
