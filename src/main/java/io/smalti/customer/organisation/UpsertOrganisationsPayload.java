package io.smalti.customer.organisation;

import io.smallrye.graphql.api.Nullable;
import io.smalti.customer.CustomerError;
import io.smalti.customer.Organisation;
import io.smalti.customer.Outcome;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

@Access(Role.STEWARD)
@Description("What became of each organisation, in the order of the input")
public record UpsertOrganisationsPayload(List<@NonNull Item> results, List<@NonNull CustomerError> userErrors) {

    @Access(Role.STEWARD)
    @Type("UpsertedOrganisation")
    @Description("What became of one organisation")
    public record Item(
            Outcome outcome,

            @Nullable @Description("As it is now; null when rejected")
            Organisation organisation) {}
}
