package io.smalti.customer;

import org.eclipse.microprofile.graphql.Description;

/** How a value came to be known, the strongest first. */
@Description("How a value came to be known; an earlier one wins over a later one, within one the newest wins")
public enum Origin {
    @Description("the person said so")
    DECLARED,
    @Description("seen in what the person does")
    OBSERVED,
    @Description("bought from a third party")
    PURCHASED,
    @Description("follows from other values")
    DERIVED,
    @Description("what the lifestyle type suggests; computed on reading, never stored")
    INFERRED
}
