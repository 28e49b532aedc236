package io.smalti.segment;

import static io.smalti.platform.graphql.Role.CAMPAIGN;
import static io.smalti.platform.graphql.Role.FRONTEND;
import static io.smalti.platform.graphql.Role.MARKETER;
import static io.smalti.platform.graphql.Role.STEWARD;

import io.smallrye.graphql.api.Nullable;
import io.smalti.customer.Customers;
import io.smalti.platform.graphql.Access;
import jakarta.transaction.Transactional;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

/** Where a person belongs of whom hardly anything is known yet. */
@GraphQLApi
public class ClassificationApi {
    private final Customers customers;
    private final Segments segments;

    ClassificationApi(Customers customers, Segments segments) {
        this.customers = customers;
        this.segments = segments;
    }

    @Query
    @Transactional
    @Access({FRONTEND, CAMPAIGN, MARKETER, STEWARD})
    @Description("Type, age band and segments of a person who need not be a customer. Nothing is saved")
    public @Nullable Classification classify(@NonNull Person person) {
        var customer = customers.unstored(person.facts(customers.now().toLocalDate()));
        var catalogue = segments.current();
        return new Classification(
                customer,
                customer.lifestyle(),
                customer.ageBand(),
                customer.demographics().age(),
                Bar.of(customer),
                new Explainer(customer, EventHistory.NONE, catalogue).memberships(catalogue));
    }
}
