package io.smalti.permission;

import io.smallrye.graphql.api.Nullable;
import io.smalti.customer.Channel;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import org.eclipse.microprofile.graphql.Description;

@Access({Role.CAMPAIGN, Role.MARKETER, Role.STEWARD})
@Description("How many marketing messages a person gets at most in any period of so many days")
public record FrequencyCap(
        @Nullable @Description("Null: over all channels together")
        Channel channel,

        @Description("Length of the rolling period: 1 to 365 times 24 hours")
        int days,

        int most) {}
