package io.smalti.segment.explanation;

import static io.smalti.platform.graphql.Role.CAMPAIGN;
import static io.smalti.platform.graphql.Role.FRONTEND;
import static io.smalti.platform.graphql.Role.MARKETER;
import static io.smalti.platform.graphql.Role.STEWARD;

import io.smallrye.graphql.api.Nullable;
import io.smalti.customer.Customer;
import io.smalti.customer.Customers;
import io.smalti.customer.moment.UnstoredCustomers;
import io.smalti.platform.Transactional;
import io.smalti.platform.graphql.Access;
import io.smalti.segment.Segments;
import io.smalti.segment.Segments.Catalogue;
import io.smalti.segment.evaluation.Bar;
import io.smalti.segment.evaluation.EventHistories;
import io.smalti.segment.evaluation.EventHistory;
import io.smalti.segment.place.Place;
import io.smalti.segment.place.Places;
import io.smalti.segment.place.Postcode;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

/** Where a person belongs of whom hardly anything is known yet. */
@GraphQLApi
public class ClassificationApi {
    private final Customers customers;
    private final UnstoredCustomers strangers;
    private final Segments segments;
    private final Places places;

    ClassificationApi(Customers customers, UnstoredCustomers strangers, Segments segments, Places places) {
        this.customers = customers;
        this.strangers = strangers;
        this.places = places;
        this.segments = segments;
    }

    @Query
    @Transactional
    @Access({FRONTEND, CAMPAIGN, MARKETER, STEWARD})
    @Description("Type, age band and segments of a person who need not be a customer. Nothing is saved")
    public @Nullable Classification classify(@NonNull Person person) {
        var orders = person.ordered();
        var interactions = person.contacted();
        var customer = strangers.of(person.facts(customers.now().toLocalDate()), orders, interactions);
        var catalogue = segments.current();
        var history = EventHistory.of(orders, interactions).at(place(customer, catalogue));
        return new Classification(
                customer,
                customer.lifestyle(),
                customer.ageBand(),
                customer.demographics().age(),
                Bar.of(customer),
                new Explainer(customer, history, catalogue).memberships(catalogue));
    }

    /** Where the person lives; null when nobody told, or no segment asks. */
    private @org.jspecify.annotations.Nullable Place place(Customer customer, Catalogue catalogue) {
        var country = customer.geography().country();
        var code = customer.geography().postcode();
        if (country == null || code == null || !EventHistories.asksForPlaces(catalogue.rules())) {
            return null;
        }
        var postcode = new Postcode(country, code);
        return places.of(List.of(postcode)).get(postcode);
    }
}
