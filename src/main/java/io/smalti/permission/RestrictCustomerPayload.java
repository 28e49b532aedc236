package io.smalti.permission;

import io.smalti.customer.Outcome;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Access(Role.STEWARD)
@Description("What became of the request")
public record RestrictCustomerPayload(
        @Description("UPDATED, or UNCHANGED when it was so before")
        Outcome outcome,

        List<@NonNull PermissionError> userErrors) {}
