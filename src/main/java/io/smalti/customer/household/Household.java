package io.smalti.customer.household;

import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.GlobalId;
import io.smalti.platform.graphql.Node;
import io.smalti.platform.graphql.Role;
import java.math.BigDecimal;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

@Access({Role.FRONTEND, Role.MARKETER, Role.STEWARD})
@Description("Customers who live together")
public record Household(
        @Ignore long key,
        @Id @NonNull String id,
        @Description("The company's own key") String externalId,

        @Description("Members that we know; the household itself may be larger, see householdSize")
        int size,

        @Description("Purchases of all members that were not cancelled")
        int orders,

        @Description("Of all members, net of returns, in the currency of the orders")
        BigDecimal revenue,

        Instant createdAt,
        Instant updatedAt)
        implements Node {
    static final String TYPE = "Household";

    static String id(long key) {
        return GlobalId.of(TYPE, key);
    }
}
