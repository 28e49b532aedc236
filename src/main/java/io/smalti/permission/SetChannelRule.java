package io.smalti.permission;

import io.smallrye.graphql.api.Nullable;
import io.smalti.customer.Channel;
import org.eclipse.microprofile.graphql.Description;

@Description("What the law demands, in place of what was said before for the same country, channel and relation")
public record SetChannelRule(
        @Nullable @Description("ISO 3166-1 code of two letters; null: wherever no rule of its own says otherwise")
        String country,

        Channel channel,
        Relation relation,
        Requirement requirement,

        @Nullable @Description("Code of the register; only for REGISTER")
        String register) {}
