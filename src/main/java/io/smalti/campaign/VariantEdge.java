package io.smalti.campaign;

import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import org.eclipse.microprofile.graphql.Description;

@Access({Role.CAMPAIGN, Role.FRONTEND, Role.MARKETER})
@Description("A variant in a page")
public record VariantEdge(
        @Description("For after: or before:") String cursor, Variant node) {}
