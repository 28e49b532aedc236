package io.smalti.customer.identity;

import io.smallrye.graphql.api.Nullable;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("Two customers who are one person")
public record MergeCustomers(
        @NonNull @Description("External id of the customer who stays")
        String keep,

        @NonNull @Description("External id of the customer who becomes part of the other")
        String merge,

        @Nullable @Description("The same key again repeats the answer and does nothing, for a week")
        String idempotencyKey) {}
