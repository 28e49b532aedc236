package io.smalti.permission;

import io.smallrye.graphql.api.Nullable;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;

@Access({Role.CAMPAIGN, Role.MARKETER, Role.STEWARD})
@Description("A list of addresses that must not be used: the company's own, or one that a country keeps")
public record Register(
        @Description("For example COMPANY or BE_DNCM") String code,

        String name,

        @Nullable @Description("ISO 3166-1 code of two letters; null: everywhere")
        String country,

        @Nullable @Description("When it was last compared with its source; null: never, so that it answers for nobody")
        Instant loadedAt) {
    public static final String COMPANY = "COMPANY";
    /** Registers have to be looked at monthly at least. */
    private static final Duration FRESH = Duration.ofDays(31);

    boolean answersAt(Instant moment) {
        return loadedAt != null && moment.isBefore(loadedAt.plus(FRESH));
    }
}
