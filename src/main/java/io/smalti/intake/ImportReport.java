package io.smalti.intake;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smalti.platform.graphql.GlobalId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer of an import, as JSON.
 *
 * @param id the job's id, also in GraphQL
 * @param lines records read, the header not counted
 * @param rejected lines refused, in all and by reason
 * @param leftOut values left out of lines that were taken, by reason
 * @param milliseconds so far
 * @param rejections where the list of refused lines is found
 */
@RegisterForReflection
public record ImportReport(
        String id,
        String kind,
        String state,
        @Nullable String mapping,
        String source,
        long lines,
        long created,
        long updated,
        long unchanged,
        long rejected,
        Map<String, Long> rejectedBy,
        Map<String, Long> leftOut,
        @Nullable String error,
        Instant startedAt,
        @Nullable Instant endedAt,
        long milliseconds,
        String rejections) {

    static ImportReport of(ImportJob job) {
        var id = GlobalId.of("Job", job.key());
        var until = job.endedAt() == null ? job.progressedAt() : job.endedAt();
        return new ImportReport(
                id,
                job.kind().name(),
                job.state().name(),
                job.mapping(),
                job.source(),
                job.lines(),
                job.created(),
                job.updated(),
                job.unchanged(),
                job.rejectedLines(),
                job.rejected(),
                job.leftOut(),
                job.error(),
                job.startedAt(),
                job.endedAt(),
                Duration.between(job.startedAt(), until).toMillis(),
                "/imports/" + id + "/rejections");
    }
}
