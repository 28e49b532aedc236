package io.smalti.campaign.delivery;

import io.smallrye.graphql.api.Nullable;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Access({Role.CAMPAIGN, Role.MARKETER})
@Description("What came of stopping a stream")
public record CancelDeliveryPayload(
        @Nullable @Description("As it is now; null when there is none")
        Delivery delivery,

        @Description("Why it was left as it is; empty otherwise")
        List<@NonNull DeliveryError> userErrors) {}
