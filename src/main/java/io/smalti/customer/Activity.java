package io.smalti.customer;

import org.eclipse.microprofile.graphql.Description;

/** What a person does for a living. */
@Description("What a person does for a living")
public enum Activity {
    PROFESSIONAL_MANAGER,
    WHITE_COLLAR,
    BLUE_COLLAR,
    SELF_EMPLOYED,
    RETIRED,
    STUDENT,
    NOT_WORKING
}
