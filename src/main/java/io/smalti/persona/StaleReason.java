package io.smalti.persona;

import org.eclipse.microprofile.graphql.Description;

@Description("Why a persona should be looked at again")
public enum StaleReason {
    @Description("the day of its review has come")
    REVIEW_DUE,
    @Description("nobody has set a day for its review")
    NO_REVIEW_PLANNED
}
