package io.smalti.customer;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("What is known of organisations")
public record UpsertOrganisations(
        @Description("At most 1,000") List<@NonNull OrganisationFacts> organisations) {}
