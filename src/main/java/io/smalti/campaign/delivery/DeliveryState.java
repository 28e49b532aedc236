package io.smalti.campaign.delivery;

import org.eclipse.microprofile.graphql.Description;

@Description("Where a stream of messages stands")
public enum DeliveryState {
    RUNNING,
    @Description("every message was handed on")
    DONE,
    @Description("the reader went away or has not read for two minutes, or the service ended: it can be resumed")
    BROKEN,
    @Description("somebody stopped it, or ended the campaign")
    CANCELLED
}
