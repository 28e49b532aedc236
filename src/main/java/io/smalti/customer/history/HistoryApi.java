package io.smalti.customer.history;

import static io.smalti.platform.graphql.Role.FRONTEND;
import static io.smalti.platform.graphql.Role.MARKETER;
import static io.smalti.platform.graphql.Role.STEWARD;

import com.fasterxml.jackson.core.type.TypeReference;
import io.smallrye.graphql.api.Nullable;
import io.smalti.customer.Customer;
import io.smalti.customer.CustomerError;
import io.smalti.customer.CustomerErrorCode;
import io.smalti.customer.Customers;
import io.smalti.customer.HistoryOf;
import io.smalti.customer.Sensitivity;
import io.smalti.customer.Trait;
import io.smalti.customer.Traits;
import io.smalti.customer.Upserted;
import io.smalti.platform.Transactional;
import io.smalti.platform.access.Caller;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Reads;
import io.smalti.platform.idempotency.OnceOnly;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** What was known of customers before, and correcting it. */
@GraphQLApi
public class HistoryApi {
    private static final int LONGEST_REASON = 500;

    private final PastValues past;
    private final Customers customers;
    private final OnceOnly once;
    private final Caller caller;

    HistoryApi(PastValues past, Customers customers, OnceOnly once, Caller caller) {
        this.past = past;
        this.customers = customers;
        this.once = once;
        this.caller = caller;
    }

    @Transactional
    @Access({FRONTEND, MARKETER, STEWARD})
    @Reads("key")
    @Description(
            "Values that were replaced, corrected, outweighed or have expired, the newest first; contact data only for stewards")
    public List<@NonNull List<@NonNull PastValue>> history(
            @Source List<@NonNull Customer> parents,
            @Nullable @Description("Code of one trait; null: all") String trait,
            @Nullable @Description("How many, 1 to 100; 20 when absent") Integer first) {
        boolean contact = caller.has(STEWARD);
        var codes = Traits.all().stream()
                .filter(one -> contact || one.sensitivity() != Sensitivity.CONTACT)
                .map(Trait::code)
                .filter(code -> trait == null || trait.equals(code))
                .toList();
        var found =
                past.of(HistoryOf.CUSTOMERS, parents.stream().map(Customer::key).toList(), codes, first);
        return parents.stream()
                .map(customer -> found.getOrDefault(customer.key(), List.of()))
                .toList();
    }

    @Mutation
    @Transactional
    @Access(STEWARD)
    @Description(
            "Corrects a value: it wins over whatever was there, and what was there goes into the history with the reason")
    public RectifyTraitPayload rectifyTrait(@NonNull RectifyTrait input) {
        if (input.reason().isBlank() || input.reason().length() > LONGEST_REASON) {
            return refused(CustomerErrorCode.REQUIRED, "a reason of at most 500 characters is needed", "reason");
        }
        var answer = once.answer(
                input.idempotencyKey(),
                "rectifyTrait",
                input,
                new TypeReference<Upserted>() {},
                () -> customers.rectify(
                        input.externalId(),
                        input.trait(),
                        input.values() == null ? input.value() : input.values(),
                        input.reason()));
        if (answer.key() == null) {
            return new RectifyTraitPayload(
                    null,
                    answer.problems().stream()
                            .map(problem -> new CustomerError(
                                    CustomerErrorCode.valueOf(problem.reason()),
                                    problem.field() + " " + problem.message(),
                                    List.of(problem.field())))
                            .toList());
        }
        long key = Objects.requireNonNull(answer.key());
        return new RectifyTraitPayload(customers.byKeys(List.of(key)).get(key), List.of());
    }

    private static RectifyTraitPayload refused(CustomerErrorCode code, String message, String field) {
        return new RectifyTraitPayload(null, List.of(new CustomerError(code, message, List.of(field))));
    }
}
