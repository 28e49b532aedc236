package io.smalti.intake;

import static io.smalti.platform.graphql.Role.STEWARD;

import io.smallrye.graphql.api.Nullable;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.GlobalId;
import jakarta.transaction.Transactional;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

/** How far imports are. */
@GraphQLApi
public class JobApi {
    private final ImportJobs jobs;

    JobApi(ImportJobs jobs) {
        this.jobs = jobs;
    }

    @Query
    @Transactional
    @Access(STEWARD)
    @Description("The job with this id; null when there is none")
    public @Nullable Job job(@Id @NonNull String id) {
        var job = jobs.find(GlobalId.number(id, "Job"));
        return job == null ? null : Job.of(job);
    }
}
