package io.smalti.customer.household;

import io.smallrye.graphql.api.Nullable;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("Who lives together")
public record UpsertHouseholds(
        @NonNull @Description("At most 1,000") List<@NonNull HouseholdFacts> households,

        @Nullable @Description("The same key again repeats the answer and does nothing, for a week")
        String idempotencyKey) {}
