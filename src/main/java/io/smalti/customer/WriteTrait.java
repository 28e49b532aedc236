package io.smalti.customer;

import io.smallrye.graphql.api.Nullable;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("A value of a trait: value, or for several texts values; with neither, what was said before is taken back")
public record WriteTrait(
        @NonNull @Description("For example favouriteRoast") String code,

        @Nullable @Description("A number with a point, a day as 1990-12-31, a moment as 2026-01-31T10:00:00Z")
        String value,

        @Nullable List<@NonNull String> values) {
    @Nullable
    Object told() {
        return values == null ? value : values;
    }
}
