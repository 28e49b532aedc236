package io.smalti.customer.household;

import io.smallrye.graphql.api.Nullable;
import io.smalti.customer.CustomerError;
import io.smalti.customer.Outcome;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Access(Role.STEWARD)
@Description("What became of each item, in the order of the input")
public record UpsertHouseholdsPayload(List<@NonNull Item> results, List<@NonNull CustomerError> userErrors) {

    @org.eclipse.microprofile.graphql.Type("UpsertedHousehold")
    @Access(Role.STEWARD)
    @Description("What became of one household")
    public record Item(
            Outcome outcome,

            @Nullable @Description("As it is now; null when rejected")
            Household household) {}
}
