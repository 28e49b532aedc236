package io.smalti.persona;

import org.eclipse.microprofile.graphql.Description;

@Description("The three groups that have to be asked for a persona")
public enum Respondents {
    @Description("existing customers")
    CUSTOMERS,
    @Description("people who might become customers")
    PROSPECTS,
    @Description("people who do not know the company")
    UNAWARE
}
