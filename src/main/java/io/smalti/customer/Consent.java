package io.smalti.customer;

import io.smallrye.graphql.api.Nullable;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;

@Access({Role.FRONTEND, Role.STEWARD})
@Description("A decision of a person about what may be done; never changed, a later one counts")
public record Consent(
        ConsentPurpose purpose,
        @Nullable @Description("Null: every channel") Channel channel,
        ConsentDecision decision,

        @Description("The system that heard it, for example CRM")
        String source,

        @Nullable @Description("What proves it, for example the number of a form")
        String proof,

        Instant decidedAt) {}
