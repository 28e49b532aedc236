package io.smalti.campaign.followup;

import io.smalti.campaign.Cell;
import io.smalti.campaign.LadderLevel;
import io.smalti.customer.Channel;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import java.math.BigDecimal;
import org.eclipse.microprofile.graphql.Description;

@Access({Role.CAMPAIGN, Role.ANALYST, Role.MARKETER})
@Description("How one wording of a cell did")
public record FollowUpCell(
        Channel channel,
        String language,
        Cell cell,
        LadderLevel level,
        String wording,

        @Description("Messages recorded as sent") int sent,

        @Description("People who were shown it") int exposed,

        @Description("Those of them who converted afterwards, each counted once")
        int converted,

        @Description("What their conversions are worth, in the currency of the orders")
        BigDecimal value) {}
