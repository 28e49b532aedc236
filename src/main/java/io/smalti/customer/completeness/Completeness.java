package io.smalti.customer.completeness;

import io.smalti.customer.Customer;
import io.smalti.customer.Trait;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import java.time.ZonedDateTime;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

@Access({Role.FRONTEND, Role.MARKETER, Role.STEWARD})
@Description("How much is known of what we would like to know of a person")
public record Completeness(
        @Ignore Customer customer,

        @Description("0..1, weighted by what an answer is worth")
        double share,

        @Description("What is not known, worth most first") List<@NonNull Trait> missing) {

    /** SQL of the share over the aliases c, b and t, as of this moment. */
    public static String expression(ZonedDateTime now) {
        return Wanted.expression(now);
    }

    static Completeness of(Customer customer) {
        var wanted = Wanted.of(customer);
        int total = Wanted.total(wanted);
        var missing = wanted.stream().filter(want -> !want.known(customer)).toList();
        int lacking = Wanted.total(missing);
        return new Completeness(
                customer,
                Wanted.rounded(total - lacking, total),
                missing.stream().map(Wanted::described).toList());
    }
}
