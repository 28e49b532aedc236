package io.smalti.campaign.preview;

import io.smalti.campaign.Reason;
import io.smalti.campaign.Resolution;
import io.smalti.customer.Channel;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Access({Role.CAMPAIGN, Role.MARKETER})
@Description("What would be said by one channel")
public record Preview(
        Channel channel,

        @Description("The message as if everything were published and allowed")
        Resolution resolution,

        @Description("What stands in the way of sending it now; empty for a persona")
        List<@NonNull Reason> against) {}
