package io.smalti.persona;

import org.eclipse.microprofile.graphql.Description;

@Description("What a claim speaks of")
public enum ClaimKind {
    MOTIVATION,
    GOAL,
    CHALLENGE,
    NEED,
    PAIN_POINT,
    ASPIRATION,
    @Description("of business buyers: what they are measured by")
    OBJECTIVE,
    @Description("of business buyers: what they want to have achieved")
    DESIRED_OUTCOME
}
