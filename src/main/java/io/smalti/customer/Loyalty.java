package io.smalti.customer;

import org.eclipse.microprofile.graphql.Description;

/** Level in the loyalty programme. */
@Description("Level in the loyalty programme")
public enum Loyalty {
    @Description("not a member")
    NONE,
    BRONZE,
    SILVER,
    GOLD
}
