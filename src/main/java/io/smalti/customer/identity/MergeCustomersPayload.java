package io.smalti.customer.identity;

import io.smallrye.graphql.api.Nullable;
import io.smalti.customer.Customer;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Access(Role.STEWARD)
@Description("The customer who stayed, and what was decided trait by trait")
public record MergeCustomersPayload(
        @Nullable Customer customer, @Nullable CustomerMerge merge, List<@NonNull MergeError> userErrors) {}
