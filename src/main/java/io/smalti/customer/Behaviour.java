package io.smalti.customer;

import static io.smalti.platform.graphql.Role.FRONTEND;
import static io.smalti.platform.graphql.Role.MARKETER;
import static io.smalti.platform.graphql.Role.STEWARD;

import io.smallrye.graphql.api.Nullable;
import io.smalti.platform.graphql.Access;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

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

        @Description("At most five products, those of most orders first")
        List<@NonNull String> favourites,

        @Description("At most five terms searched for, the most frequent first")
        List<@NonNull String> searchTerms,

        @Nullable @Description("Null before the fourth order")
        Trend trend,

        @Nullable @Description("The score given last, 0 to 10: 9 and 10 promote us, 0 to 6 do not")
        Integer lastScore,

        @Nullable @Description("How they found us") String acquisition,
        @Nullable Loyalty loyalty,

        @Nullable @Description("How well they know the brand, 0 to 10")
        Integer brandKnowledge,

        @Nullable @Description("What they feel about the brand, 0 to 10")
        Integer brandFeeling,

        @Nullable @Description("EUR a year that they can spend with us")
        BigDecimal budget) {
    static final Behaviour NONE = new Behaviour(
            0,
            0,
            BigDecimal.ZERO,
            null,
            null,
            0,
            0,
            0,
            null,
            null,
            null,
            null,
            List.of(),
            List.of(),
            null,
            null,
            null,
            null,
            null,
            null,
            null);

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
                favourites,
                searchTerms,
                trend,
                lastScore,
                acquisition,
                loyalty,
                brandKnowledge,
                brandFeeling,
                budget);
    }
}
