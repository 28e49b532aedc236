package io.smalti.customer.readiness;

import static io.smalti.platform.graphql.Role.FRONTEND;
import static io.smalti.platform.graphql.Role.MARKETER;
import static io.smalti.platform.graphql.Role.STEWARD;

import io.smalti.customer.Customer;
import io.smalti.platform.graphql.Access;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** Willing and able. */
@GraphQLApi
public class ReadinessApi {
    @Access({FRONTEND, MARKETER, STEWARD})
    @Description("Whether the person is willing and able to buy, and who else must approve")
    public List<@NonNull Readiness> readiness(@Source List<@NonNull Customer> customers) {
        return customers.stream().map(Readiness::of).toList();
    }
}
