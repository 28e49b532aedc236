package io.smalti.customer.retyping;

import io.smallrye.graphql.api.Nullable;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import io.smalti.platform.job.Job;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Access({Role.MARKETER, Role.STEWARD})
@Description("The job that types the customers")
public record RetypeCustomersPayload(@Nullable Job job, List<@NonNull Problem> userErrors) {

    @org.eclipse.microprofile.graphql.Type("RetypeError")
    @Access({Role.MARKETER, Role.STEWARD})
    @Description("Why customers are not typed anew")
    public record Problem(Code code, String message, List<@NonNull String> path) {
        @org.eclipse.microprofile.graphql.Enum("RetypeErrorCode")
        @Description("Why customers are not typed anew")
        public enum Code {
            UNKNOWN_TYPOLOGY,
            UNKNOWN_JOB,
            @Description("there was no active typology before")
            NOTHING_BEFORE
        }
    }

    static RetypeCustomersPayload refused(Problem.Code code, String message, String field) {
        return new RetypeCustomersPayload(null, List.of(new Problem(code, message, List.of(field))));
    }
}
