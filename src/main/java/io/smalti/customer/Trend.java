package io.smalti.customer;

import org.eclipse.microprofile.graphql.Description;

/** Revenue of the later half of the time between first and last purchase, against the earlier half. */
@Description("Revenue of the later half of the time between first and last purchase, against the earlier half")
public enum Trend {
    @Description("more than a quarter higher")
    GROWING,
    STEADY,
    @Description("more than a fifth lower")
    SHRINKING
}
