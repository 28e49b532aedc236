package io.smalti.platform.job;

import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Access({Role.MARKETER, Role.STEWARD})
@Description("Why a job was left as it is")
public record JobError(
        @NonNull Code code,
        @NonNull @Description("In words, for a person") String message,
        @NonNull @Description("Where in the input") List<@NonNull String> path) {

    @org.eclipse.microprofile.graphql.Enum("JobErrorCode")
    public enum Code {
        @Description("No job with this id")
        NOT_FOUND,
        @Description("It is for others to stop and resume this kind of job")
        NOT_YOURS,
        @Description("It has ended already")
        ENDED,
        @Description("Only what failed or was stopped can be resumed, and not what comes with an upload")
        NOT_RESUMABLE
    }
}
