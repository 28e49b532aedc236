package io.smalti.customer;

import org.eclipse.microprofile.graphql.Description;

/** Who may see a trait. */
@Description("Who may see a trait")
public enum Sensitivity {
    @Description("everyone who reads profiles")
    PROFILE,
    @Description("stewards only")
    CONTACT
}
