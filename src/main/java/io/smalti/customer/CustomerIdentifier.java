package io.smalti.customer;

import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Access(Role.STEWARD)
@Description("A name by which a system knows a person")
public record CustomerIdentifier(
        @NonNull IdentifierKind kind,
        @NonNull String value,

        @NonNull @Description("Who told it first, for example WEBSHOP")
        String source,

        @NonNull @Description("When it was told first") Instant seenAt) {}
