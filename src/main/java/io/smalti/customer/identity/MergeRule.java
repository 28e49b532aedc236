package io.smalti.customer.identity;

import org.eclipse.microprofile.graphql.Description;

/** How a trait of two customers becomes one value. */
@Description("How a trait of two customers who are one person becomes one value")
public enum MergeRule {
    @Description("the stronger origin wins, then the newer; the usual rule")
    BY_ORIGIN,
    @Description("the one observed last")
    NEWEST,
    @Description("the one observed first")
    OLDEST,
    @Description("the longer text")
    LONGEST,
    @Description("both numbers added")
    SUM,
    @Description("all texts of both; the usual rule for lists")
    UNION,
    @Description("that of the customer who stays")
    KEEP
}
