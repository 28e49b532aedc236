package io.smalti.customer;

import io.smallrye.graphql.api.Nullable;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import org.eclipse.microprofile.graphql.Description;

@Access(Role.STEWARD)
@Description("How to reach a person; null is unknown")
public record Contact(
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String email,
        @Nullable String phone,
        @Nullable @Description("Street and number") String street) {}
