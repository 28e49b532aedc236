package io.smalti.permission;

import io.smalti.customer.Outcome;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Access({Role.FRONTEND, Role.STEWARD})
@Description("What became of each choice, in the order of the input")
public record RecordPreferencesPayload(List<@NonNull Outcome> outcomes, List<@NonNull PermissionError> userErrors) {}
