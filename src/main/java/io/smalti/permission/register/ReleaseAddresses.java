package io.smalti.permission.register;

import io.smallrye.graphql.api.Nullable;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("Addresses that may be used again")
public record ReleaseAddresses(
        @Nullable @Description("Default COMPANY, the company's own list")
        String register,

        @Description("Why, for example the number of the request; kept. 1 to 500 characters")
        String reason,

        @Description("At most 1,000") List<SuppressAddresses.@NonNull Address> addresses) {}
