package io.smalti.customer.registry;

import io.smallrye.graphql.api.Nullable;
import io.smalti.customer.Trait;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Access(Role.STEWARD)
@Description("The trait as it is now")
public record DeclareTraitPayload(
        @Nullable @Description("Null when there are errors") Trait trait, List<@NonNull TraitError> userErrors) {}
