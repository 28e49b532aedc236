package io.smalti.customer.history;

import io.smallrye.graphql.api.Nullable;
import io.smalti.customer.Fate;
import io.smalti.customer.Origin;
import io.smalti.customer.Trait;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Access({Role.FRONTEND, Role.MARKETER, Role.STEWARD})
@Description("A value that does not count, and why")
public record PastValue(
        Trait trait,
        @Description("As text, like TraitValue.value") String value,

        @Description("The texts one by one; of other traits, the one value")
        List<@NonNull String> values,

        Origin origin,

        @Nullable @Description("Who said it, for example CRM; null when nobody kept that")
        String source,

        @Nullable @Description("0..1, when it was observed") Double confidence,
        @Nullable Instant observedAt,

        @Nullable @Description("When it would have stopped, or did stop, to hold")
        Instant expiresAt,

        Fate fate,
        @Nullable @Description("Why it was corrected") String reason,
        @Description("When it stopped to count") Instant recordedAt) {}
