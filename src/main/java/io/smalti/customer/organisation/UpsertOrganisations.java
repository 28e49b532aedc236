package io.smalti.customer.organisation;

import io.smallrye.graphql.api.Nullable;
import io.smalti.customer.Source;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("What is known of organisations")
public record UpsertOrganisations(
        @Description("At most 1,000") List<@NonNull OrganisationFacts> organisations,

        @Nullable @Description("The system the facts come from; CRM when absent")
        Source source,

        @Nullable @Description("The same key again repeats the answer and does nothing, for a week")
        String idempotencyKey) {}
