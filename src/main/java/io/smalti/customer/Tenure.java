package io.smalti.customer;

import org.eclipse.microprofile.graphql.Description;

/** On what terms a household lives in its home. */
@Description("On what terms a household lives in its home")
public enum Tenure {
    OWNER,
    PRIVATE_RENT,
    SOCIAL_RENT,
    OTHER
}
