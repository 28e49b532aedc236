package io.smalti.customer.history;

import io.smallrye.graphql.api.Nullable;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description(
        "A correction: value, or for several texts values; with neither, what is there is wrong and nothing else is known")
public record RectifyTrait(
        @NonNull @Description("The company's own key of the person")
        String externalId,

        @NonNull @Description("Code of the trait") String trait,
        @Nullable String value,
        @Nullable List<@NonNull String> values,

        @NonNull @Description("Why, at most 500 characters; kept in the history")
        String reason,

        @Nullable @Description("The same key again repeats the answer and does nothing")
        String idempotencyKey) {}
