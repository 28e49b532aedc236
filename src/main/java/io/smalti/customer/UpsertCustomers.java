package io.smalti.customer;

import io.smallrye.graphql.api.Nullable;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("What one source says about people")
public record UpsertCustomers(
        @Description("At most 1,000") List<@NonNull CustomerFacts> customers,
        Source source,

        @Nullable @Description("The same key again repeats the answer and does nothing, for a week")
        String idempotencyKey) {}
