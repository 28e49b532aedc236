package io.smalti.customer;

import org.eclipse.microprofile.graphql.Description;

/** What the values of a trait are. */
@Description("What the values of a trait are")
public enum TraitType {
    @Description("free text")
    TEXT,
    @Description("one of the values listed")
    CHOICE,
    @Description("a decimal number in the unit of the trait")
    NUMBER,
    @Description("a day")
    DATE,
    @Description("a moment")
    TIME,
    @Description("several texts")
    TEXTS
}
