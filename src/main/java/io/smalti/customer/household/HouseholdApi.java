package io.smalti.customer.household;

import static io.smalti.platform.graphql.Role.FRONTEND;
import static io.smalti.platform.graphql.Role.MARKETER;
import static io.smalti.platform.graphql.Role.STEWARD;

import io.smallrye.graphql.api.Nullable;
import io.smalti.customer.Customer;
import io.smalti.customer.CustomerConnection;
import io.smalti.customer.CustomerError;
import io.smalti.customer.CustomerErrorCode;
import io.smalti.customer.CustomerLists;
import io.smalti.customer.CustomerOrder;
import io.smalti.customer.Filter;
import io.smalti.customer.Upserted;
import io.smalti.platform.Transactional;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.ListTooLong;
import io.smalti.platform.graphql.PageRequest;
import io.smalti.platform.graphql.Reads;
import io.smalti.platform.graphql.Wanted;
import io.smalti.platform.idempotency.OnceOnly;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

/** Households and who lives in them. */
@GraphQLApi
public class HouseholdApi {
    private static final int MOST = 1_000;

    private final Households households;
    private final CustomerLists lists;
    private final OnceOnly once;

    HouseholdApi(Households households, CustomerLists lists, OnceOnly once) {
        this.households = households;
        this.lists = lists;
        this.once = once;
    }

    @Query
    @Transactional
    @Access({FRONTEND, MARKETER, STEWARD})
    @Reads("key")
    @Description("The household with this external id; null when there is none")
    public @Nullable Household household(@NonNull @Description("The company's own key") String externalId) {
        return households.byExternalIds(List.of(externalId)).get(externalId);
    }

    @Transactional
    @Access({FRONTEND, MARKETER, STEWARD})
    @Description("The people this person lives with; null when nobody told us")
    public List<@Nullable Household> household(@Source List<@NonNull Customer> customers) {
        var found = households.ofCustomers(customers.stream().map(Customer::key).toList());
        var list = new ArrayList<@Nullable Household>();
        customers.forEach(customer -> list.add(found.get(customer.key())));
        return list;
    }

    @Transactional
    @Access({FRONTEND, MARKETER, STEWARD})
    @Description("The members that we know, first known first")
    public List<@NonNull CustomerConnection> members(
            @Source List<@NonNull Household> parents,
            @Nullable Integer first,
            @Nullable String after,
            @Nullable Integer last,
            @Nullable String before) {
        var filter = Filter.of(
                "c.id in (select m.customer_id from household_member m where m.household_id = (?::bigint[])[p.parent])",
                parents.stream().map(Household::key).toList());
        return lists.of(
                parents.size(),
                filter,
                CustomerOrder.OLDEST,
                PageRequest.of("members of household", first, after, last, before),
                Wanted.of("Customer"));
    }

    @Mutation
    @Transactional
    @Access(STEWARD)
    @Description("Says who lives together, each household on its own; repeating it changes nothing")
    public UpsertHouseholdsPayload upsertHouseholds(@NonNull UpsertHouseholds input) {
        if (input.households().size() > MOST) {
            throw new ListTooLong("households", input.households().size(), MOST);
        }
        var answers = once.answer(
                input.idempotencyKey(),
                "upsertHouseholds",
                input,
                Upserted.LIST,
                () -> households.upsert(input.households()));
        var found = households.byKeys(answers.stream()
                .map(Upserted::key)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        var items = new ArrayList<UpsertHouseholdsPayload.Item>();
        var errors = new ArrayList<CustomerError>();
        for (int i = 0; i < answers.size(); i++) {
            var answer = answers.get(i);
            items.add(new UpsertHouseholdsPayload.Item(
                    answer.outcome(), answer.key() == null ? null : found.get(answer.key())));
            for (var problem : answer.problems()) {
                errors.add(new CustomerError(
                        CustomerErrorCode.valueOf(problem.reason()),
                        problem.field() + " " + problem.message(),
                        List.of("households", Integer.toString(i), problem.field())));
            }
        }
        return new UpsertHouseholdsPayload(items, errors);
    }
}
