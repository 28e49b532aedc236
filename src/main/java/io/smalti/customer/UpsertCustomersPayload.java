package io.smalti.customer;

import io.smallrye.graphql.api.Nullable;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;

@Access(Role.STEWARD)
@Description("What became of each item, in the order of the input")
public record UpsertCustomersPayload(
        List<@NonNull Item> results,
        @Description("Empty when all was taken as given") List<@NonNull CustomerError> userErrors) {

    @Access(Role.STEWARD)
    @org.eclipse.microprofile.graphql.Type("UpsertedCustomer")
    @Description("What became of one person")
    public record Item(
            Outcome outcome,
            @Nullable @Id @Description("Null when rejected") String customerId,

            @Nullable @Description("As it is now; null when rejected")
            Customer customer) {}
}
