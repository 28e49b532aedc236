package io.smalti.campaign;

import io.smallrye.graphql.api.Nullable;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;

@Access({Role.CAMPAIGN, Role.FRONTEND, Role.MARKETER})
@Description("What a wording was before it was changed")
public record FormerWording(
        @Description("The last version of the campaign that had it")
        int version,

        VariantStatus status,
        @Nullable String subject,
        String body,
        @Nullable String topic,
        int weight,
        Instant writtenAt,
        Instant replacedAt) {}
