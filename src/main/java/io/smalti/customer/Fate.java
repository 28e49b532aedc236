package io.smalti.customer;

import org.eclipse.microprofile.graphql.Description;

/** Why a value is not the one that counts. */
@Description("Why a value is not the one that counts")
public enum Fate {
    @Description("another one of the same or a stronger origin came")
    REPLACED,
    @Description("a stronger or newer one was there; kept, because it counts when that expires")
    OUTWEIGHED,
    @Description("its source says that it does not hold, and knows no other")
    TAKEN_BACK,
    @Description("a steward corrected it")
    RECTIFIED,
    @Description("its time is over")
    EXPIRED
}
