package io.smalti.campaign.delivery;

import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Access({Role.CAMPAIGN, Role.MARKETER})
@Description("What became of each sending")
public record RecordSendingsPayload(
        @Description("One for each person of the input, in its order; empty when the input as a whole is wrong")
        List<@NonNull SendingResult> results,

        List<@NonNull DeliveryError> userErrors) {}
