package io.smalti.customer.organisation;

import io.smalti.customer.Organisation;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.PageInfo;
import io.smalti.platform.graphql.Pages;
import io.smalti.platform.graphql.Role;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** @param selection what is counted when asked */
@Access({Role.FRONTEND, Role.MARKETER, Role.STEWARD})
@Description("A page of a list of organisations")
public record OrganisationConnection(
        List<@NonNull OrganisationEdge> edges,
        List<@NonNull Organisation> nodes,
        PageInfo pageInfo,
        @Ignore Pages.Selection selection) {}
