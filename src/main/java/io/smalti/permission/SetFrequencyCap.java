package io.smalti.permission;

import io.smallrye.graphql.api.Nullable;
import io.smalti.customer.Channel;
import org.eclipse.microprofile.graphql.Description;

@Description("A cap, in place of the one for the same channel and period")
public record SetFrequencyCap(
        @Nullable @Description("Null: over all channels together")
        Channel channel,

        @Description("1 to 365") int days,

        @Nullable @Description("0 to 1,000; null: no such cap any more")
        Integer most) {}
