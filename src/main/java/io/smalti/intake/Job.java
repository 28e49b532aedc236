package io.smalti.intake;

import static io.smalti.platform.graphql.Role.STEWARD;

import io.smallrye.graphql.api.Nullable;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.GlobalId;
import io.smalti.platform.graphql.Node;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;

/** Long work and how far it is. */
@Access(STEWARD)
@Description("Long work and how far it is")
public record Job(
        @Id @NonNull String id,
        @Description("What is imported") ImportKind kind,
        JobState state,

        @Nullable @Description("Share done, 0..1; null while nobody knows how much there is")
        Double progress,

        @Description("Lines read so far") int rows,

        @Description("Lines refused so far; the list is at /imports/{id}/rejections")
        int rejected,

        Instant startedAt,
        @Nullable @Description("Null while it runs") Instant endedAt,

        @Nullable @Description("Why it failed: a code and what it means; null when it did not")
        String error)
        implements Node {
    static Job of(ImportJob job) {
        return new Job(
                GlobalId.of("Job", job.key()),
                job.kind(),
                JobState.valueOf(job.state().name()),
                job.state() == ImportJob.State.DONE ? 1.0 : null,
                Math.toIntExact(job.lines()),
                Math.toIntExact(job.rejectedLines()),
                job.startedAt(),
                job.endedAt(),
                job.error());
    }
}
