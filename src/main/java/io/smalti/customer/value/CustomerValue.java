package io.smalti.customer.value;

import static io.smalti.platform.graphql.Role.FRONTEND;
import static io.smalti.platform.graphql.Role.MARKETER;
import static io.smalti.platform.graphql.Role.STEWARD;

import io.smallrye.graphql.api.Nullable;
import io.smalti.platform.graphql.Access;
import java.math.BigDecimal;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;

/** What a customer has brought so far. */
@Access({FRONTEND, MARKETER, STEWARD})
@Description("What a customer has brought so far")
public record CustomerValue(
        @Description(
                "Net of returns, without cancelled orders; in the currency of the orders, several added as they are")
        BigDecimal revenue,

        @Description("Purchases that were not cancelled") int orders,
        @Nullable Instant firstOrderAt,
        @Nullable Instant lastOrderAt,

        @Nullable @Description("Revenue per order, in the same currency, rounded to cents; null without orders")
        BigDecimal averageOrderValue,

        @Nullable
        @Description("Tenth of the customers with orders by revenue: 1 is the highest, 10 the lowest; "
                + "null without orders or with fewer than ten such customers")
        Integer decile,

        Rfm rfm) {}
