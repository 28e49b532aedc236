package io.smalti.customer.moment;

import org.eclipse.microprofile.graphql.Description;

@Description("What kind of contact moment it was")
public enum InteractionKind {
    VISIT,
    SEARCH,
    SERVICE,
    SURVEY,
    CHAT
}
