package io.smalti.customer.identity;

import io.smallrye.graphql.api.Nullable;
import io.smalti.customer.Customer;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Access(Role.STEWARD)
@Description("Two customers again")
public record UndoMergePayload(
        @Nullable @Description("The one who stayed") Customer kept,
        @Nullable @Description("The one who is back") Customer restored,
        List<@NonNull MergeError> userErrors) {}
