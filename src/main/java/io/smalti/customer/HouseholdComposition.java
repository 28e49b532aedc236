package io.smalti.customer;

import org.eclipse.microprofile.graphql.Description;

/** Who lives together. */
@Description("Who lives together")
public enum HouseholdComposition {
    SINGLE,
    COUPLE_NO_CHILD,
    COUPLE_WITH_CHILD,
    LONE_PARENT,
    OTHER
}
