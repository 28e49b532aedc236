package io.smalti.customer.moment;

import org.eclipse.microprofile.graphql.Description;

@Description("Whether goods went to the customer or came back")
public enum OrderKind {
    PURCHASE,
    @Description("lowers revenue, not the number of orders")
    RETURN
}
