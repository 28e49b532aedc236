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
public record ReleaseAddressesPayload(
        @Nullable Register register,

        @Description("How many addresses were taken off it") int released,

        @Description("Those at fault, or not listed, were left out; the others are released")
        List<@NonNull PermissionError> userErrors) {}
