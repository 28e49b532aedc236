package io.smalti.customer.value;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a customer's orders add up to: purchases, net revenue, and when the first and last were placed. */
record Spending(
        int orders,
        BigDecimal revenue,
        @Nullable Instant firstOrderAt,
        @Nullable Instant lastOrderAt) {
    static final Spending NONE = new Spending(0, BigDecimal.ZERO, null, null);
}
