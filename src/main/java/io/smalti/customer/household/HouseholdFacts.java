package io.smalti.customer.household;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("A household and all of its members")
public record HouseholdFacts(
        @NonNull @Description("The company's own key; an unknown one creates a household")
        String externalId,

        @NonNull
        @Description(
                "External ids of the customers who live there, at most 30; who was there and is not named leaves, who lived"
                        + " elsewhere moves")
        List<@NonNull String> members) {}
