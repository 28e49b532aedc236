package io.smalti.customer.value;

import static io.smalti.platform.graphql.Role.ANALYST;
import static io.smalti.platform.graphql.Role.MARKETER;
import static io.smalti.platform.graphql.Role.STEWARD;

import io.smallrye.graphql.api.Nullable;
import io.smalti.platform.graphql.Access;
import java.math.BigDecimal;
import org.eclipse.microprofile.graphql.Description;

/** How unevenly revenue is spread. */
@Access({ANALYST, MARKETER, STEWARD})
@Description("How unevenly revenue is spread over the customers with orders; a negative revenue counts as 0. "
        + "Twenty to eighty is a rule of thumb, this is what is")
public record Pareto(
        @Description("With at least one order") int customers,

        @Description("Together, in the currency of the orders; several are added as they are")
        BigDecimal revenue,

        @Nullable
        @Description("Share (0..1) of revenue from the top 20 % of customers, rounded up; null without revenue")
        Double revenueShareOfTopFifth,

        @Nullable @Description("Smallest share (0..1) of customers that brings 80 % of revenue; null without revenue")
        Double customerShareForFourFifths,

        @Nullable
        @Description("Gini coefficient: 0 when all bring the same, near 1 when one brings all; null without revenue")
        Double gini) {}
