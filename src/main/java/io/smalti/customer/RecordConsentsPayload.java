package io.smalti.customer;

import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Access({Role.FRONTEND, Role.STEWARD})
@Description("What became of each decision, in the order of the input")
public record RecordConsentsPayload(
        @Description("CREATED when it is new, UNCHANGED when it was known")
        List<@NonNull Outcome> outcomes,

        List<@NonNull CustomerError> userErrors) {}
