package io.smalti.customer.moment;

import static io.smalti.platform.graphql.Role.FRONTEND;
import static io.smalti.platform.graphql.Role.STEWARD;

import io.smallrye.graphql.api.Nullable;
import io.smalti.customer.Customer;
import io.smalti.customer.Customers;
import io.smalti.customer.Upserted;
import io.smalti.platform.Transactional;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.ListTooLong;
import io.smalti.platform.idempotency.OnceOnly;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** Orders and interactions of customers, for writing. */
@GraphQLApi
public class RecordApi {
    private static final int MOST = 1_000;

    private final Orders orders;
    private final Interactions interactions;
    private final Customers customers;
    private final OnceOnly once;

    RecordApi(Orders orders, Interactions interactions, Customers customers, OnceOnly once) {
        this.orders = orders;
        this.interactions = interactions;
        this.customers = customers;
        this.once = once;
    }

    @Mutation
    @Transactional
    @Access(STEWARD)
    @Description("Records orders and returns in bulk, as often as you like and in any order")
    public @NonNull RecordOrdersPayload recordOrders(@NonNull RecordOrders input) {
        var given = input.orders();
        if (given.size() > MOST) {
            throw new ListTooLong("orders", given.size(), MOST);
        }
        var results = once.answer(
                input.idempotencyKey(),
                "recordOrders",
                input,
                Upserted.LIST,
                () -> orders.record(given, input.source(), null));
        return new RecordOrdersPayload(
                RecordedMoment.of(given.stream().map(RecordOrder::externalId).toList(), results),
                RecordError.of("orders", results));
    }

    @Mutation
    @Transactional
    @Access({FRONTEND, STEWARD})
    @Description(
            "Records visits, searches, service contacts and answers in bulk, as often as you like and in any order")
    public @NonNull RecordInteractionsPayload recordInteractions(@NonNull RecordInteractions input) {
        var given = input.interactions();
        if (given.size() > MOST) {
            throw new ListTooLong("interactions", given.size(), MOST);
        }
        var results = once.answer(
                input.idempotencyKey(),
                "recordInteractions",
                input,
                Upserted.LIST,
                () -> interactions.record(given, input.source(), null));
        return new RecordInteractionsPayload(
                RecordedMoment.of(
                        given.stream().map(RecordInteraction::externalId).toList(), results),
                RecordError.of("interactions", results));
    }

    @Transactional
    @Description("Whose it is, as it is now; null when it was refused")
    public List<@Nullable Customer> customer(@Source List<@NonNull RecordedMoment> moments) {
        var keys = moments.stream()
                .map(RecordedMoment::key)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        var found = customers.byKeys(keys);
        var answer = new ArrayList<@Nullable Customer>();
        moments.forEach(moment -> answer.add(moment.key() == null ? null : found.get(moment.key())));
        return answer;
    }
}
