package io.smalti.platform.job;

import static io.smalti.platform.graphql.Role.ANALYST;
import static io.smalti.platform.graphql.Role.MARKETER;
import static io.smalti.platform.graphql.Role.STEWARD;

import io.smallrye.graphql.api.Nullable;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.GlobalId;
import io.smalti.platform.graphql.Node;
import io.smalti.platform.graphql.Role;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** @param role of those who may stop it */
@Access({ANALYST, MARKETER, STEWARD})
@Description("Long work and how far it is")
public record Job(
        @Id @NonNull String id,

        @Description("What is done, for example RECOMPUTE_SEGMENT or IMPORT_ORDERS")
        String kind,

        @Nullable @Description("What it is done to, for example the key of a segment; null when that says nothing")
        String subject,

        JobState state,

        @Nullable @Description("Share done, 0..1; null while nobody knows how much there is")
        Double progress,

        @Description("Rows or lines done so far") int rows,

        @Nullable @Description("Of how many; null while nobody knows")
        Integer total,

        @Description(
                "Rows or lines that could not be done so far; of an import the list is at /imports/{id}/rejections")
        int errors,

        @Description("Whether it can go on where it was stopped or failed")
        boolean resumable,

        @Description("When it was asked for") Instant createdAt,
        @Nullable @Description("Null while it waits") Instant startedAt,

        @Nullable @Description("When something was done last")
        Instant progressedAt,

        @Nullable @Description("Null while it waits or runs")
        Instant endedAt,

        @Nullable @Description("Why it failed: a code and what it means; null when it did not")
        String error,

        @Ignore Role role)
        implements Node {
    static final String TYPE = "Job";

    static long key(String id) {
        return GlobalId.number(id, TYPE);
    }
}
