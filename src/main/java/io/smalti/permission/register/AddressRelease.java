package io.smalti.permission.register;

import io.smallrye.graphql.api.Nullable;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;

@Access(Role.STEWARD)
@Description("An address that was taken off a register; which one is only known as a hash")
public record AddressRelease(
        SuppressAddresses.Kind kind,

        @Description("SHA-256 of the address, in hexadecimal digits")
        String hash,

        @Nullable @Description("Why it was listed") String listedReason,
        Instant listedAt,
        @Description("Why it was released") String reason,

        @Nullable @Description("The name in the token of who released it")
        String releasedBy,

        Instant releasedAt) {}
