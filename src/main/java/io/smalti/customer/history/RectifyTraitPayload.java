package io.smalti.customer.history;

import io.smallrye.graphql.api.Nullable;
import io.smalti.customer.Customer;
import io.smalti.customer.CustomerError;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Access(Role.STEWARD)
@Description("The customer as it is after the correction")
public record RectifyTraitPayload(
        @Nullable @Description("Null when there are errors") Customer customer,
        List<@NonNull CustomerError> userErrors) {}
