package io.smalti.customer;

import org.eclipse.microprofile.graphql.Description;

/** As the person says. */
@Description("As the person says; null is unknown")
public enum Gender {
    FEMALE,
    MALE,
    OTHER
}
