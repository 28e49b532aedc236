package io.smalti.permission;

import io.smallrye.graphql.api.Nullable;
import io.smalti.customer.Channel;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import org.eclipse.microprofile.graphql.Description;

@Access({Role.CAMPAIGN, Role.MARKETER, Role.STEWARD})
@Description("What the law of a country demands for marketing through a channel")
public record ChannelRule(
        @Nullable @Description("ISO 3166-1 code of two letters; null: wherever no row of its own says otherwise")
        String country,

        Channel channel,
        Relation relation,
        Requirement requirement,

        @Nullable @Description("Code of the register to be looked up; null unless the requirement is REGISTER")
        String register) {}
