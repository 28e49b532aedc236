package io.smalti.customer;

import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import org.eclipse.microprofile.graphql.Description;

@Access({Role.FRONTEND, Role.CAMPAIGN, Role.MARKETER, Role.STEWARD})
@Description("A customer in a list")
public record CustomerEdge(
        @Description("Position in the list, for after and before")
        String cursor,

        Customer node) {}
