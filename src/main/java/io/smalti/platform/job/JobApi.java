package io.smalti.platform.job;

import static io.smalti.platform.graphql.Role.ANALYST;
import static io.smalti.platform.graphql.Role.MARKETER;
import static io.smalti.platform.graphql.Role.STEWARD;

import io.smallrye.graphql.api.Nullable;
import io.smallrye.graphql.api.Subscription;
import io.smallrye.mutiny.Multi;
import io.smalti.platform.Transactional;
import io.smalti.platform.access.Caller;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.job.JobError.Code;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

/** How far long work is, and stopping it. */
@GraphQLApi
public class JobApi {
    private final Jobs jobs;
    private final JobFollowers followers;
    private final Caller caller;

    JobApi(Jobs jobs, JobFollowers followers, Caller caller) {
        this.jobs = jobs;
        this.followers = followers;
        this.caller = caller;
    }

    @Query
    @Transactional
    @Access({ANALYST, MARKETER, STEWARD})
    @Description("The job with this id; null when there is none")
    public @Nullable Job job(@Id @NonNull String id) {
        return jobs.find(Job.key(id));
    }

    @Query
    @Transactional
    @Access({ANALYST, MARKETER, STEWARD})
    @Description("The jobs asked for last, the newest first; at most 100")
    public @NonNull List<@NonNull Job> jobs(
            @Nullable @Description("Only of this kind") String kind,
            @Nullable @Description("Only in this state") JobState state) {
        return jobs.latest(kind, state);
    }

    @Access({ANALYST, MARKETER, STEWARD})
    @Description("Rows or lines a second, on average since it began; null before anything is done")
    public List<@Nullable Double> rate(@Source List<@NonNull Job> parents) {
        var rates = new ArrayList<@Nullable Double>();
        for (var job : parents) {
            var began = job.startedAt();
            var last = job.progressedAt();
            boolean moves = began != null && last != null && last.isAfter(began) && job.rows() > 0;
            rates.add(
                    moves
                            ? 1e3
                                    * job.rows()
                                    / Math.max(1, Duration.between(began, last).toMillis())
                            : null);
        }
        return rates;
    }

    @Mutation
    @Transactional
    @Access({MARKETER, STEWARD})
    @Description("Stops a job, and the statement it is in. What it has committed stays")
    public @NonNull JobPayload cancelJob(@Id @NonNull String id) {
        long key = Job.key(id);
        var refusal = refusal(jobs.find(key));
        if (refusal != null) {
            return refusal;
        }
        return jobs.cancel(key)
                ? new JobPayload(jobs.find(key), List.of())
                : refused(jobs.find(key), Code.ENDED, "it has ended already");
    }

    @Mutation
    @Transactional
    @Access({MARKETER, STEWARD})
    @Description("Lets a job that was stopped, or failed, go on where it was")
    public @NonNull JobPayload resumeJob(@Id @NonNull String id) {
        long key = Job.key(id);
        var refusal = refusal(jobs.find(key));
        if (refusal != null) {
            return refusal;
        }
        return jobs.resume(key)
                ? new JobPayload(jobs.find(key), List.of())
                : refused(jobs.find(key), Code.NOT_RESUMABLE, "it is not stopped, or came with an upload");
    }

    @Subscription
    @Access({ANALYST, MARKETER, STEWARD})
    @Description(
            "A job as it is, then whenever it has got further, whichever instance does it; ends when the job does. Steps that"
                    + " follow each other quickly may be told as one")
    public @NonNull Multi<@NonNull Job> jobProgress(@Id @NonNull String id) {
        return followers.follow(Job.key(id));
    }

    private @org.jspecify.annotations.Nullable JobPayload refusal(@org.jspecify.annotations.Nullable Job job) {
        if (job == null) {
            return refused(null, Code.NOT_FOUND, "there is no such job");
        }
        return caller.has(job.role()) ? null : refused(job, Code.NOT_YOURS, "jobs of this kind are for " + job.role());
    }

    private static JobPayload refused(@org.jspecify.annotations.Nullable Job job, Code code, String message) {
        return new JobPayload(job, List.of(new JobError(code, message, List.of("id"))));
    }
}
