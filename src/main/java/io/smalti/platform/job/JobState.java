package io.smalti.platform.job;

import org.eclipse.microprofile.graphql.Description;

@Description("How long work stands")
public enum JobState {
    @Description("waits for an instance that has time")
    QUEUED,
    RUNNING,
    DONE,
    @Description("what was done before is kept")
    FAILED,
    @Description("stopped by somebody; what was done before is kept")
    CANCELLED;

    boolean ended() {
        return this != QUEUED && this != RUNNING;
    }
}
