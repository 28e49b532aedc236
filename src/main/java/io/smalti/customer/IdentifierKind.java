package io.smalti.customer;

import org.eclipse.microprofile.graphql.Description;

/** What sort of name a system knows a person by. */
@Description("What sort of name a system knows a person by")
public enum IdentifierKind {
    @Description("customer number")
    CRM,
    EMAIL,
    LOYALTY_CARD,
    COOKIE,
    PHONE
}
