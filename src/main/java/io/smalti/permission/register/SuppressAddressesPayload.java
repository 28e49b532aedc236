package io.smalti.permission.register;

import io.smallrye.graphql.api.Nullable;
import io.smalti.permission.PermissionError;
import io.smalti.permission.Register;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Access(Role.STEWARD)
@Description("The register as it is now")
public record SuppressAddressesPayload(
        @Nullable Register register,

        @Description("How many addresses were not listed before")
        int added,

        @Description("Those at fault were left out; the others are listed")
        List<@NonNull PermissionError> userErrors) {}
