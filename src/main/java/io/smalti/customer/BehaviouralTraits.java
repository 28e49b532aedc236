package io.smalti.customer;

import static io.smalti.customer.TraitType.CHOICE;
import static io.smalti.customer.TraitType.NUMBER;
import static io.smalti.customer.TraitType.TEXT;
import static io.smalti.customer.TraitType.TEXTS;
import static io.smalti.customer.TraitType.TIME;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a person did with us. Who never ordered has 0 orders and 0 revenue: that is known. */
final class BehaviouralTraits {
    private BehaviouralTraits() {}

    static List<Trait> all() {
        return List.of(
                trait("lifecycle", CHOICE, "Lifecycle").of(Lifecycle.class).stored("lifecycle", c -> c.lifecycle()
                        .name()),
                trait("orders", NUMBER, "Orders")
                        .says("Purchases that were not cancelled")
                        .derived(
                                "coalesce(b.orders, 0)",
                                c -> Read.number(c.behaviour().orders())),
                trait("returns", NUMBER, "Returns")
                        .derived(
                                "coalesce(b.returns, 0)",
                                c -> Read.number(c.behaviour().returns())),
                trait("revenue", NUMBER, "Revenue")
                        .unit("currency of the orders")
                        .says("Net of returns, without cancelled orders; several currencies are added as they are")
                        .derived("coalesce(b.revenue, 0)", c -> c.behaviour().revenue()),
                trait("averageOrder", NUMBER, "Average order")
                        .unit("currency of the orders")
                        .says("Revenue by order, in cents; unknown without orders")
                        .derived("round(b.revenue / nullif(b.orders, 0), 2)", c -> averageOrder(c.behaviour())),
                trait("firstOrderAt", TIME, "First order")
                        .derived("b.first_order_at", c -> c.behaviour().firstOrderAt()),
                trait("lastOrderAt", TIME, "Last order")
                        .derived("b.last_order_at", c -> c.behaviour().lastOrderAt()),
                trait("visits", NUMBER, "Visits")
                        .derived(
                                "coalesce(b.visits, 0)",
                                c -> Read.number(c.behaviour().visits())),
                trait("searches", NUMBER, "Searches")
                        .derived(
                                "coalesce(b.searches, 0)",
                                c -> Read.number(c.behaviour().searches())),
                trait("serviceContacts", NUMBER, "Contacts with customer service")
                        .derived(
                                "coalesce(b.service_contacts, 0)",
                                c -> Read.number(c.behaviour().serviceContacts())),
                trait("lastVisitAt", TIME, "Last visit")
                        .derived("b.last_visit_at", c -> c.behaviour().lastVisitAt()),
                trait("lastInteractionAt", TIME, "Last contact")
                        .derived("b.last_interaction_at", c -> c.behaviour().lastInteractionAt()),
                trait("satisfaction", NUMBER, "Satisfaction")
                        .unit("0 to 10")
                        .says("Mean of the scores given, two decimals")
                        .derived(
                                "round(b.satisfaction::numeric, 2)",
                                c -> rounded(c.behaviour().satisfaction())),
                trait("preferredChannel", CHOICE, "Preferred channel")
                        .of(Channel.class)
                        .derived(
                                "b.preferred_channel",
                                c -> Read.name(c.behaviour().preferredChannel())),
                trait("favourites", TEXTS, "Favourite products")
                        .says("At most five products, those of most orders first")
                        .derived(
                                "nullif(b.favourites, '{}')",
                                c -> Read.texts(c.behaviour().favourites())),
                trait("searchTerms", TEXTS, "Terms searched for")
                        .says("At most five, the most frequent first")
                        .derived(
                                "nullif(b.search_terms, '{}')",
                                c -> Read.texts(c.behaviour().searchTerms())),
                trait("trend", CHOICE, "Trend")
                        .of(Trend.class)
                        .says("Of revenue between first and last purchase; unknown before the fourth order")
                        .derived("b.trend", c -> Read.name(c.behaviour().trend())),
                trait("lastScore", NUMBER, "Last score")
                        .unit("0 to 10")
                        .says("9 and 10 promote us, 0 to 6 do not")
                        .derived("b.last_score", c -> Read.number(c.behaviour().lastScore())),
                trait("acquisition", TEXT, "Acquisition")
                        .says("How the person found us")
                        .stored("acquisition", c -> c.behaviour().acquisition()),
                trait("loyalty", CHOICE, "Loyalty level")
                        .of(Loyalty.class)
                        .displayable()
                        .stored("loyalty", c -> Read.name(c.behaviour().loyalty())),
                trait("brandKnowledge", NUMBER, "Knowledge of the brand")
                        .unit("0 to 10")
                        .whole(0, 10)
                        .stored(
                                "brand_knowledge",
                                c -> Read.number(c.behaviour().brandKnowledge())),
                trait("brandFeeling", NUMBER, "Feeling about the brand")
                        .unit("0 to 10")
                        .whole(0, 10)
                        .stored("brand_feeling", c -> Read.number(c.behaviour().brandFeeling())),
                trait("budget", NUMBER, "Budget")
                        .unit("EUR a year")
                        .between(0, 1_000_000_000, 2)
                        .says("What the person can spend with us")
                        .stored("budget", c -> c.behaviour().budget()));
    }

    private static @Nullable BigDecimal averageOrder(Behaviour behaviour) {
        return behaviour.orders() == 0
                ? null
                : behaviour.revenue().divide(BigDecimal.valueOf(behaviour.orders()), 2, RoundingMode.HALF_UP);
    }

    private static @Nullable BigDecimal rounded(@Nullable Double value) {
        return value == null ? null : BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP);
    }

    private static TraitDraft trait(String code, TraitType type, String label) {
        return new TraitDraft(Facet.BEHAVIOURAL, code, type, label);
    }
}
