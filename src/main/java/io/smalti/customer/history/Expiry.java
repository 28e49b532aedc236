package io.smalti.customer.history;

import io.smalti.customer.ExpiredValues;
import io.smalti.platform.graphql.Role;
import io.smalti.platform.job.JobKind;
import io.smalti.platform.job.JobRun;
import io.smalti.platform.job.JobStep;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Every hour: values whose time is over stop to count. */
@Singleton
class Expiry implements JobKind {
    private final ExpiredValues values;

    Expiry(ExpiredValues values) {
        this.values = values;
    }

    @Override
    public String name() {
        return "EXPIRE_VALUES";
    }

    @Override
    public Role role() {
        return Role.STEWARD;
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public JobStep step(JobRun run) {
        int done = values.remove();
        return done == 0 ? JobStep.last(0) : JobStep.next("more", done);
    }
}
