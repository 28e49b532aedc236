package io.smalti.segment;

import org.eclipse.microprofile.graphql.Description;

@Description("What we want of the people in a segment")
public enum Objective {
    @Description("that they become customers")
    ACQUIRE,
    @Description("that they buy again, or use what they bought")
    ACTIVATE,
    @Description("that they stay")
    RETAIN,
    @Description("that they buy more, or better")
    UPSELL,
    @Description("that they return")
    WIN_BACK,
    @Description("that they know")
    INFORM
}
