package io.smalti.customer.registry;

import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Access(Role.STEWARD)
@Description("What became of the trait")
public record RetireTraitPayload(
        @Description("Whether it is retired, or forgotten, now")
        boolean retired,

        @Description("Who needs it, for example segment tea-drinkers; it stays as long as there are any")
        List<@NonNull String> usedBy,

        List<@NonNull TraitError> userErrors) {
    static RetireTraitPayload refused(TraitError.Code code, String field, String message, List<String> usedBy) {
        return new RetireTraitPayload(false, usedBy, List.of(TraitError.of(code, field, message)));
    }
}
