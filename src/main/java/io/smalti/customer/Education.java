package io.smalti.customer;

import org.eclipse.microprofile.graphql.Description;

/** Highest level reached. */
@Description("Highest level of education reached")
public enum Education {
    @Description("at most lower secondary")
    LOW,
    @Description("upper secondary")
    MID,
    @Description("tertiary")
    HIGH
}
