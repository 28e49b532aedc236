package io.smalti.customer.identity;

import io.smalti.customer.IdentifierKind;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Type;

@Type("IdentifierRule")
@Access(Role.STEWARD)
@Description("What holds for identifiers of one kind")
public record KindOfIdentifier(
        IdentifierKind kind,

        @Description("How many a customer may have, 1 to 1,000")
        int most,

        @Description(
                "Whether two customers with the same one are made one, unless birth date, first name or organisation differ")
        boolean strong,

        @Description("How many values are blocked, beside those that are built in")
        int blocked) {}
