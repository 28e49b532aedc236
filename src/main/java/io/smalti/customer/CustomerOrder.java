package io.smalti.customer;

import io.smalti.platform.graphql.Keyset;
import org.eclipse.microprofile.graphql.Description;

/** The orders a list of customers can be read in. */
@Description("The order of a list of customers")
public enum CustomerOrder {
    @Description("first known first")
    OLDEST(Keyset.ascending(new Keyset.Key("c.id", "bigint"))),
    @Description("last known first")
    NEWEST(Keyset.descending(new Keyset.Key("c.id", "bigint"))),
    @Description("by the company's own key")
    EXTERNAL_ID(Keyset.ascending(new Keyset.Key("c.external_id", "text"))),
    @Description("who brought most first")
    REVENUE_DESC(
            Keyset.descending(new Keyset.Key("coalesce(b.revenue, 0)", "numeric"), new Keyset.Key("c.id", "bigint"))
                    .withHead(
                            "b.revenue > 0",
                            new Keyset.Key("b.revenue", "numeric"),
                            new Keyset.Key("b.customer_id", "bigint"))),
    @Description("who bought last first; who never did at the end")
    LAST_ORDER_DESC(Keyset.descending(
                    new Keyset.Key("coalesce(b.last_order_at, '-infinity')", "timestamptz"),
                    new Keyset.Key("c.id", "bigint"))
            .withHead(
                    "b.last_order_at is not null",
                    new Keyset.Key("b.last_order_at", "timestamptz"),
                    new Keyset.Key("b.customer_id", "bigint")));

    private final Keyset keyset;

    CustomerOrder(Keyset keyset) {
        this.keyset = keyset;
    }

    /** Over the aliases of {@link Customers#FROM}; never null, ends in a unique key. */
    public Keyset keyset() {
        return keyset;
    }
}
