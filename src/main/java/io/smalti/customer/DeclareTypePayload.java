package io.smalti.customer;

import io.smallrye.graphql.api.Nullable;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Access({Role.FRONTEND, Role.STEWARD})
@Description("The customer with the type that now is right")
public record DeclareTypePayload(
        @Nullable @Description("Null when there are errors") Customer customer,
        List<@NonNull CustomerError> userErrors) {

    static DeclareTypePayload refused(CustomerErrorCode code, String message, String field) {
        return new DeclareTypePayload(null, List.of(new CustomerError(code, message, List.of(field))));
    }
}
