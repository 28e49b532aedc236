package io.smalti.customer;

import static io.smalti.platform.graphql.Role.FRONTEND;
import static io.smalti.platform.graphql.Role.MARKETER;
import static io.smalti.platform.graphql.Role.STEWARD;

import io.smallrye.graphql.api.Nullable;
import io.smalti.platform.graphql.Access;
import java.math.BigDecimal;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;

@Access({FRONTEND, MARKETER, STEWARD})
@Description("What a person did with us, and says about it; null is unknown")
public record Behaviour(
        @Description("Purchases that were not cancelled") int orders,
        int returns,

        @Description(
                "Net of returns, without cancelled orders; in the currency of the orders, several added as they are")
        BigDecimal revenue,

        @Nullable Instant firstOrderAt,
        @Nullable Instant lastOrderAt,
        int visits,
        int searches,
        @Description("Contacts with customer service") int serviceContacts,
        @Nullable Instant lastVisitAt,
        @Nullable Instant lastInteractionAt,

        @Nullable @Description("Mean of the scores given, 0 to 10")
        Double satisfaction,

        @Nullable @Description("The channel this person uses most")
        Channel preferredChannel,

        @Nullable @Description("How they found us") String acquisition,
        @Nullable Loyalty loyalty,

        @Nullable @Description("How well they know the brand, 0 to 10")
        Integer brandKnowledge,

        @Nullable @Description("What they feel about the brand, 0 to 10")
        Integer brandFeeling,

        @Nullable @Description("EUR a year that they can spend with us")
        BigDecimal budget) {
    static final Behaviour NONE = new Behaviour(
            0, 0, BigDecimal.ZERO, null, null, 0, 0, 0, null, null, null, null, null, null, null, null, null);

    /** The same deeds with other words about them. */
    Behaviour told(
            @Nullable String acquisition,
            @Nullable Loyalty loyalty,
            @Nullable Integer brandKnowledge,
            @Nullable Integer brandFeeling,
            @Nullable BigDecimal budget) {
        return new Behaviour(
                orders,
                returns,
                revenue,
                firstOrderAt,
                lastOrderAt,
                visits,
                searches,
                serviceContacts,
                lastVisitAt,
                lastInteractionAt,
                satisfaction,
                preferredChannel,
                acquisition,
                loyalty,
                brandKnowledge,
                brandFeeling,
                budget);
    }
}
