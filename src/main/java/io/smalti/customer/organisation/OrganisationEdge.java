package io.smalti.customer.organisation;

import io.smalti.customer.Organisation;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import org.eclipse.microprofile.graphql.Description;

@Access({Role.FRONTEND, Role.MARKETER, Role.STEWARD})
@Description("An organisation in a list")
public record OrganisationEdge(
        @Description("Position in the list, for after and before")
        String cursor,

        Organisation node) {}
