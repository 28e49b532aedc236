package io.smalti.campaign.delivery;

import io.smallrye.graphql.api.Nullable;
import io.smalti.campaign.Resolution;
import io.smalti.customer.Outcome;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import org.eclipse.microprofile.graphql.Description;

@Access({Role.CAMPAIGN, Role.MARKETER})
@Description("What became of the sending to one person")
public record SendingResult(
        @Description("The company's own key of the person") String customer,

        @Description("CREATED: send the message now; UNCHANGED: this sending was recorded before, do not send it again;"
                + " REJECTED: there is no message, or it may not be sent now")
        Outcome outcome,

        @Nullable @Description("The message, or why there is none; null when no customer has the key")
        Resolution message) {}
