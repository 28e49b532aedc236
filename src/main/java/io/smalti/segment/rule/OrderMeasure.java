package io.smalti.segment.rule;

import org.eclipse.microprofile.graphql.Description;

@Description("What is made of the orders of a customer")
public enum OrderMeasure {
    @Description("how many; 0 when there is none")
    COUNT,
    @Description("amounts together, in the currency of the orders; 0 when there is none")
    REVENUE,
    @Description("pieces together; 0 when there is none")
    QUANTITY,
    @Description("whole days in the company's time zone since the latest; UNKNOWN when there is none")
    DAYS_SINCE_LAST;

    /** Whether there is always a number, which is 0 without orders. */
    public boolean sums() {
        return this != DAYS_SINCE_LAST;
    }
}
