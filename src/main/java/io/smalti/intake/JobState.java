package io.smalti.intake;

import org.eclipse.microprofile.graphql.Description;

@Description("How long work stands")
public enum JobState {
    RUNNING,
    DONE,
    @Description("what was done before is kept; it may be repeated")
    FAILED,
    CANCELLED
}
