package io.smalti.customer;

import org.eclipse.microprofile.graphql.Description;

/** One of the five sides of a profile. */
@Description("One of the five sides of a profile")
public enum Facet {
    @Description("age, income, household, residence")
    DEMOGRAPHIC,
    @Description("values, attitudes, interests, motivations")
    PSYCHOGRAPHIC,
    @Description("orders, visits, loyalty, satisfaction")
    BEHAVIOURAL,
    @Description("where people live")
    GEOGRAPHIC,
    @Description("the organisation a contact speaks for")
    FIRMOGRAPHIC
}
