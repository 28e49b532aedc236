package io.smalti.customer.identity;

import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

@Type("IdentityRulesPayload")
@Access(Role.STEWARD)
@Description("The rules as they are now")
public record RulesPayload(
        List<@NonNull KindOfIdentifier> identifierRules,
        List<@NonNull TraitMergeRule> mergeRules,
        List<@NonNull MergeError> userErrors) {}
