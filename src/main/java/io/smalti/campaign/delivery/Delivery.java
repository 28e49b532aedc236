package io.smalti.campaign.delivery;

import io.smallrye.graphql.api.Nullable;
import io.smalti.customer.Channel;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Node;
import io.smalti.platform.graphql.Role;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;

@Access({Role.CAMPAIGN, Role.MARKETER})
@Description("One stream of the messages of a campaign, and how far it came")
public record Delivery(
        @Id @NonNull String id,
        Channel channel,
        DeliveryState state,

        @Description("Version of the campaign") int version,

        @Description("People looked at so far") int seen,

        @Description("People to be looked at, as estimated at the start")
        int audience,

        @Description("Messages handed on so far") int sent,

        @Description("People without a message so far") int skipped,

        @Description("Messages so far by how specific they are")
        List<@NonNull Tallied> sentBy,

        @Description("People without a message so far by reason; one may have several")
        List<@NonNull Tallied> skippedBy,

        @Nullable @Description("The id of the last customer looked at: where to go on when it broke; null: none yet")
        String lastCustomer,

        Instant startedAt,
        Instant updatedAt,
        @Nullable @Description("Null while it runs") Instant finishedAt)
        implements Node {
    @Access({Role.CAMPAIGN, Role.MARKETER})
    @Description("How many of a kind")
    public record Tallied(
            @Description("A level or the code of a reason") String code, int count) {}
}
