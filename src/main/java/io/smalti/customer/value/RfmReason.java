package io.smalti.customer.value;

import org.eclipse.microprofile.graphql.Description;

@Description("Why there is no RFM score")
public enum RfmReason {
    @Description("the customer has no order up to the reference date")
    NO_ORDERS,
    @Description("fewer than five customers have orders: ranks among so few say nothing")
    TOO_FEW
}
