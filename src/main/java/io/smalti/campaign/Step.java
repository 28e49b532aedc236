package io.smalti.campaign;

import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import org.eclipse.microprofile.graphql.Description;

@Access({Role.CAMPAIGN, Role.FRONTEND, Role.MARKETER})
@Description("One cell that was looked into on the way to a message")
public record Step(LadderLevel level, String language, Cell cell, Outcome outcome) {
    @org.eclipse.microprofile.graphql.Enum("StepOutcome")
    @Description("What was found in a cell")
    public enum Outcome {
        @Description("the message")
        FOUND,
        @Description("nothing is written there")
        EMPTY,
        @Description("what is written there is not valid at this moment")
        NOT_VALID_NOW,
        @Description("what is written there is about something that the person does not like")
        DISLIKED,
        @Description("only for a known person: a placeholder there has no fallback")
        NEEDS_PERSON
    }
}
