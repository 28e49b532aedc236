package io.smalti.permission;

import io.smallrye.graphql.api.Nullable;
import org.eclipse.microprofile.graphql.Description;

@Description("That nothing may be done with a person's data but keep it, or that it may again")
public record RestrictCustomer(
        @Description("The company's own key of the person") String externalId,

        boolean restricted,

        @Nullable @Description("For example the number of the request; up to 500 characters")
        String reason) {}
