package io.smalti.customer.moment;

import io.smallrye.graphql.api.Nullable;
import io.smalti.customer.Customer;
import io.smalti.platform.Transactional;
import io.smalti.platform.graphql.PageRequest;
import io.smalti.platform.graphql.Reads;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** Orders and interactions of customers, for reading. */
@GraphQLApi
public class ContactMomentApi {
    private final ContactMomentRepository moments;

    ContactMomentApi(ContactMomentRepository moments) {
        this.moments = moments;
    }

    @Transactional
    @Reads("key")
    @Description("Orders and returns, the newest first; 20 a page unless first or last says otherwise, at most 500")
    public List<@NonNull OrderConnection> orders(
            @Source List<@NonNull Customer> customers,
            @Nullable Integer first,
            @Nullable String after,
            @Nullable Integer last,
            @Nullable String before) {
        var request = PageRequest.of("orders", first, after, last, before);
        var keys = customers.stream().map(Customer::key).distinct().toList();
        var found = moments.orders(keys, request);
        return customers.stream()
                .map(customer -> OrderConnection.of(customer.key(), Objects.requireNonNull(found.get(customer.key()))))
                .toList();
    }

    @Transactional
    @Reads("key")
    @Description("Contact moments that are no orders, the newest first; 20 a page unless first or last says otherwise, "
            + "at most 500")
    public List<@NonNull InteractionConnection> interactions(
            @Source List<@NonNull Customer> customers,
            @Nullable Integer first,
            @Nullable String after,
            @Nullable Integer last,
            @Nullable String before) {
        var request = PageRequest.of("interactions", first, after, last, before);
        var keys = customers.stream().map(Customer::key).distinct().toList();
        var found = moments.interactions(keys, request);
        return customers.stream()
                .map(customer ->
                        InteractionConnection.of(customer.key(), Objects.requireNonNull(found.get(customer.key()))))
                .toList();
    }

    @Transactional
    @Description("How many orders and returns there are, cancelled ones too")
    public List<@NonNull Integer> totalCount(@Source List<@NonNull OrderConnection> connections) {
        return moments.countOrders(
                connections.stream().map(OrderConnection::customer).toList());
    }

    @Transactional
    @Description("How many there are")
    @Name("totalCount")
    public List<@NonNull Integer> totalCountOfInteractions(@Source List<@NonNull InteractionConnection> connections) {
        return moments.countInteractions(
                connections.stream().map(InteractionConnection::customer).toList());
    }

    @Transactional
    @Description("The lines as the source numbers them")
    public List<@NonNull List<@NonNull OrderLine>> lines(@Source List<@NonNull Order> orders) {
        return moments.lines(orders);
    }
}
