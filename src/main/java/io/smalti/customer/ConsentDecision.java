package io.smalti.customer;

import org.eclipse.microprofile.graphql.Description;

/** What a person decided. */
@Description("What a person decided")
public enum ConsentDecision {
    @Description("consent")
    GIVEN,
    @Description("consent given before is taken back")
    WITHDRAWN,
    @Description("wants none of it, consent or not")
    OBJECTED
}
