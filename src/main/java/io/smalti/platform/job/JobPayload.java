package io.smalti.platform.job;

import io.smallrye.graphql.api.Nullable;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Access({Role.MARKETER, Role.STEWARD})
@Description("What came of stopping or resuming a job")
public record JobPayload(
        @Nullable @Description("As it is now; null when there is none")
        Job job,

        @Description("Why it was left as it is; empty otherwise")
        List<@NonNull JobError> userErrors) {}
