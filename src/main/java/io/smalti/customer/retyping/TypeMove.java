package io.smalti.customer.retyping;

import io.smallrye.graphql.api.Nullable;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import org.eclipse.microprofile.graphql.Description;

@Access({Role.ANALYST, Role.MARKETER, Role.STEWARD})
@Description("Customers who went from one type or group to another, or stayed")
public record TypeMove(
        @Nullable @Description("Code of a type, or of a group where no type could be named; null where neither could")
        String from,

        @Nullable @Description("Likewise, after") String to,
        int customers) {}
