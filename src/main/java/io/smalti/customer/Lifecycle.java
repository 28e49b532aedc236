package io.smalti.customer;

import org.eclipse.microprofile.graphql.Description;

/** Where a person stands with us. */
@Description("Where a person stands with us")
public enum Lifecycle {
    @Description("known to us, has not bought yet")
    PROSPECT,
    @Description("has bought")
    CUSTOMER,
    @Description("bought long ago and does not come back")
    LAPSED
}
