package io.smalti.segment.explanation;

import static io.smalti.platform.graphql.Role.FRONTEND;
import static io.smalti.platform.graphql.Role.MARKETER;
import static io.smalti.platform.graphql.Role.STEWARD;

import io.smallrye.graphql.api.Nullable;
import io.smalti.customer.Customer;
import io.smalti.platform.Transactional;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Reads;
import io.smalti.segment.Segments;
import io.smalti.segment.evaluation.EventHistory;
import io.smalti.segment.membership.Membership;
import io.smalti.segment.membership.Memberships;
import io.smalti.segment.membership.Segmentation;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** The segments of a customer. */
@GraphQLApi
public class CustomerSegmentsApi {
    private final Segments segments;
    private final Memberships memberships;
    private final Segmentation segmentation;

    CustomerSegmentsApi(Segments segments, Memberships memberships, Segmentation segmentation) {
        this.segments = segments;
        this.memberships = memberships;
        this.segmentation = segmentation;
    }

    @Transactional
    @Access({FRONTEND, MARKETER, STEWARD})
    @Reads("key")
    @Description("The segments this customer is in, by key; right after every change of the customer")
    public List<@Nullable List<@NonNull Membership>> segments(@Source List<Customer> customers) {
        var found = memberships.of(customers.stream().map(Customer::key).toList());
        return customers.stream()
                .<@Nullable List<Membership>>map(customer -> found.getOrDefault(customer.key(), List.of()))
                .toList();
    }

    @Transactional
    @Access({FRONTEND, MARKETER, STEWARD})
    @Description("Why this customer is in the segment or is not, decided now; null when there is no such segment")
    public List<@Nullable Explanation> segment(@Source List<Customer> customers, @NonNull String key) {
        var catalogue = segments.current();
        var ruled = catalogue.get(key);
        var histories =
                segmentation.histories(customers.stream().map(Customer::key).toList(), catalogue);
        var explanations = new ArrayList<@Nullable Explanation>();
        for (var customer : customers) {
            var history = histories.getOrDefault(customer.key(), EventHistory.NONE);
            explanations.add(ruled == null ? null : new Explainer(customer, history, catalogue).explain(ruled));
        }
        return explanations;
    }
}
