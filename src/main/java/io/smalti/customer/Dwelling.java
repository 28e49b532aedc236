package io.smalti.customer;

import org.eclipse.microprofile.graphql.Description;

/** The kind of home. */
@Description("The kind of home")
public enum Dwelling {
    DETACHED,
    SEMI_DETACHED,
    TERRACED,
    APARTMENT,
    OTHER
}
