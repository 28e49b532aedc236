package io.smalti.campaign.delivery;

import io.smalti.platform.Transactional;
import io.smalti.platform.access.Caller;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.GlobalId;
import io.smalti.platform.graphql.Role;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;

/** Stops streams. */
@GraphQLApi
public class CancellationApi {
    private final DeliveryLog log;
    private final DeliveryRepository deliveries;
    private final Caller caller;

    CancellationApi(DeliveryLog log, DeliveryRepository deliveries, Caller caller) {
        this.log = log;
        this.deliveries = deliveries;
        this.caller = caller;
    }

    @Mutation
    @Transactional
    @Access({Role.CAMPAIGN, Role.MARKETER})
    @Description(
            "Stops a stream of messages, on whichever instance it runs: it ends without its last chunk, and goes on"
                    + " behind the last message received when it is asked for again with after=")
    public CancelDeliveryPayload cancelDelivery(@Id @NonNull @Description("Of the delivery") String id) {
        long number = GlobalId.number(id, "Delivery");
        boolean cancelled = log.cancel(number, caller.name());
        var delivery = deliveries.load(List.of(Long.toString(number))).get(Long.toString(number));
        if (delivery == null) {
            return new CancelDeliveryPayload(
                    null,
                    List.of(DeliveryError.of(DeliveryError.Code.UNKNOWN_DELIVERY, "there is no such delivery", "id")));
        }
        return new CancelDeliveryPayload(
                delivery,
                cancelled
                        ? List.of()
                        : List.of(DeliveryError.of(DeliveryError.Code.ENDED, "it has ended already", "id")));
    }
}
