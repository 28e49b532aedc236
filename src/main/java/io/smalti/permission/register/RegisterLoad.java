package io.smalti.permission.register;

import io.smallrye.graphql.api.Nullable;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;

@Access(Role.STEWARD)
@Description("A file that was loaded into a register")
public record RegisterLoad(
        @Description("Whether it took the place of all that was listed before")
        boolean complete,

        int lines,

        @Description("Addresses that were not listed before")
        int added,

        @Description("Addresses that were listed before, and are not in a complete file")
        int removed,

        @Description("Lines that were no address") int rejected,

        @Nullable @Description("The name in the token of who loaded it")
        String loadedBy,

        Instant loadedAt) {}
