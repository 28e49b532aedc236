package io.smalti.platform.job;

import io.smalti.platform.DomainException;

/** Somebody has stopped the job, or another worker has taken it over: what this step did is not to be kept. */
public final class JobStopped extends DomainException {
    private static final long serialVersionUID = 1L;

    public JobStopped() {
        super("The job was stopped");
    }
}
