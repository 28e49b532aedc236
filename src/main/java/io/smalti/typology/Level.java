package io.smalti.typology;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Enum;

@Enum("AssignmentLevel")
@Description("What the probabilities allow to be said of a customer")
public enum Level {
    @Description("one lifestyle type is probable enough")
    TYPE,
    @Description("no single type is, but one lifestyle group")
    GROUP,
    @Description("neither; the normal case when little is known")
    NONE
}
