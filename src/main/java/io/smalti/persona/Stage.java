package io.smalti.persona;

import org.eclipse.microprofile.graphql.Description;

@Description("A part of the journey, in its order")
public enum Stage {
    AWARENESS,
    CONSIDERATION,
    DECISION,
    PURCHASE,
    USE,
    LOYALTY
}
