package io.smalti.customer.identity;

import io.smallrye.graphql.api.Nullable;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.GlobalId;
import io.smalti.platform.graphql.Role;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

@Access(Role.STEWARD)
@Description("One customer who became part of another")
public record CustomerMerge(
        @Ignore long key,
        @Ignore long kept,
        @Id @NonNull String id,

        @Description("External id of the customer who was merged; it leads to the one who stayed")
        String mergedExternalId,

        @Description("REQUESTED, or the kind of the identifier that both had")
        String cause,

        @Description("Trait by trait, where one of the two had a value")
        List<@NonNull TraitDecision> decisions,

        @Nullable @Description("Who asked for it") String by,
        Instant mergedAt,
        @Nullable @Description("Null: it holds") Instant undoneAt) {
    static final String TYPE = "CustomerMerge";

    static String id(long key) {
        return GlobalId.of(TYPE, key);
    }
}
