package io.smalti.intake;

import io.smallrye.graphql.api.Nullable;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Access(Role.STEWARD)
@Description("The mapping as it is stored")
public record StoreMappingPayload(
        @Nullable @Description("Null when it was refused") ImportMapping mapping, List<@NonNull Problem> userErrors) {

    @org.eclipse.microprofile.graphql.Type("MappingError")
    @Access(Role.STEWARD)
    @Description("Why a mapping was not stored")
    public record Problem(
            @Description("For example UNKNOWN_FIELD, MISSING_FIELD, SPECIAL_CATEGORY, INVALID_NAME, INVALID_MAPPING")
            String code,

            String message,
            List<@NonNull String> path) {}
}
