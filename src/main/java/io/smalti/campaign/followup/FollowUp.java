package io.smalti.campaign.followup;

import io.smalti.campaign.LadderLevel;
import io.smalti.customer.Channel;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Access({Role.CAMPAIGN, Role.ANALYST, Role.MARKETER})
@Description("How a campaign went so far")
public record FollowUp(
        @Description("People to whom at least one message was recorded as sent")
        int recipients,

        @Description("Messages recorded as sent") int sent,

        @Description("Messages sent by how specific they were")
        List<@NonNull SentAtLevel> sentBy,

        @Description("People left out by the latest stream of each channel, by reason; one may have several")
        List<@NonNull SkippedFor> skippedBy,

        @Description("People who were shown a message; the control group is not among them")
        int exposed,

        @Description("Those of them who converted afterwards, each counted once")
        int converted,

        @Description("What their conversions are worth, in the currency of the orders")
        BigDecimal value,

        @Description("The same by cell and wording, most sent first")
        List<@NonNull FollowUpCell> cells) {
    @Access({Role.CAMPAIGN, Role.ANALYST, Role.MARKETER})
    @Description("Messages sent at a level")
    public record SentAtLevel(LadderLevel level, int count) {}

    @Access({Role.CAMPAIGN, Role.ANALYST, Role.MARKETER})
    @Description("People left out for a reason")
    public record SkippedFor(
            Channel channel,
            @Description("Code of the reason") String reason,
            int count) {}
}
