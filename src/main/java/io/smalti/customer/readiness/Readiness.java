package io.smalti.customer.readiness;

import io.smallrye.graphql.api.Nullable;
import io.smalti.customer.Customer;
import io.smalti.customer.DecisionRole;
import io.smalti.customer.Traits;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Access({Role.FRONTEND, Role.MARKETER, Role.STEWARD})
@Description("Whether somebody wants what we offer, can pay for it and may decide; null is unknown, never no")
public record Readiness(
        @Nullable @Description("Whether it solves a problem for them, by the trait solvesProblem")
        Boolean willing,

        @Nullable @Description("Whether the budget is there, by the trait budget")
        Boolean able,

        @Nullable
        @Description("Whether somebody else must approve: never for private people, else by the trait decisionRole")
        Boolean needsApproval,

        @Description("What it rests on, for example budget=5000.00")
        List<@NonNull String> evidence) {

    static Readiness of(Customer customer) {
        var evidence = new ArrayList<String>();
        var solves = value(customer, "solvesProblem", evidence);
        var budget = (BigDecimal) value(customer, "budget", evidence);
        value(customer, "problem", evidence);
        var role = customer.decisionRole();
        if (role != null) {
            evidence.add("decisionRole=" + role);
        }
        return new Readiness(
                solves == null ? null : !solves.equals("NO"),
                budget == null ? null : budget.signum() > 0,
                customer.organisation() == null
                        ? Boolean.FALSE
                        : role == null ? null : Boolean.valueOf(role == DecisionRole.ADVISES),
                evidence);
    }

    private static @org.jspecify.annotations.Nullable Object value(
            Customer customer, String code, List<String> evidence) {
        var trait = Traits.get(code);
        var value = trait == null ? null : trait.value(customer);
        if (value != null) {
            evidence.add(code + "=" + (value instanceof BigDecimal number ? number.toPlainString() : value));
        }
        return value;
    }
}
