package io.smalti.customer.identity;

import static io.smalti.platform.graphql.Role.STEWARD;

import com.fasterxml.jackson.core.type.TypeReference;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smalti.customer.Customer;
import io.smalti.customer.Customers;
import io.smalti.platform.Transactional;
import io.smalti.platform.access.Caller;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.GlobalId;
import io.smalti.platform.graphql.Reads;
import io.smalti.platform.idempotency.OnceOnly;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** Making customers one, and two again. */
@GraphQLApi
public class MergeApi {
    private final CustomerMerging merging;
    private final MergeRepository repository;
    private final Customers customers;
    private final OnceOnly once;
    private final Caller caller;

    MergeApi(CustomerMerging merging, MergeRepository repository, Customers customers, OnceOnly once, Caller caller) {
        this.merging = merging;
        this.repository = repository;
        this.customers = customers;
        this.once = once;
        this.caller = caller;
    }

    /** What is kept of an answer for those who ask twice. */
    @RegisterForReflection
    record Merged(@Nullable Long key, @Nullable MergeError error) {}

    @Mutation
    @Transactional
    @Access(STEWARD)
    @Description(
            "Makes two customers one: orders, contact moments, identifiers and consents go to the one who stays, and for"
                    + " each trait a rule decides. The external id of the other leads to it from then on")
    public MergeCustomersPayload mergeCustomers(@NonNull MergeCustomers input) {
        var merged = once.answer(
                input.idempotencyKey(), "mergeCustomers", input, new TypeReference<Merged>() {}, () -> merge(input));
        if (merged.error() != null) {
            return new MergeCustomersPayload(null, null, List.of(merged.error()));
        }
        var customer = customers.byExternalIds(List.of(input.keep())).get(input.keep());
        return new MergeCustomersPayload(
                customer,
                customer == null
                        ? null
                        : repository.into(List.of(customer.key())).getOrDefault(customer.key(), List.of()).stream()
                                .filter(merge -> Long.valueOf(merge.key()).equals(merged.key()))
                                .findFirst()
                                .orElse(null),
                List.of());
    }

    private Merged merge(MergeCustomers input) {
        try {
            return new Merged(merging.merge(input.keep(), input.merge(), caller.name()), null);
        } catch (MergeFailed e) {
            return new Merged(null, e.error);
        }
    }

    @Mutation
    @Transactional
    @Access(STEWARD)
    @Description(
            "Makes two customers again of one who was merged. What came after the merge stays with the one who stayed; values"
                    + " changed since stay changed")
    public UndoMergePayload undoMerge(@NonNull @Id @Description("Of the merge") String id) {
        try {
            var undone = merging.undo(GlobalId.number(id, CustomerMerge.TYPE));
            var both = customers.byKeys(List.of(undone.kept(), undone.merged()));
            return new UndoMergePayload(both.get(undone.kept()), both.get(undone.merged()), List.of());
        } catch (MergeFailed e) {
            return new UndoMergePayload(null, null, List.of(e.error));
        }
    }

    @Transactional
    @Access(STEWARD)
    @Reads("key")
    @Description("Customers who became part of this one, the newest first, with what was decided; undone ones too")
    public List<@Nullable List<@NonNull CustomerMerge>> merges(@Source List<@NonNull Customer> parents) {
        var found = repository.into(parents.stream().map(Customer::key).toList());
        return parents.stream()
                .<@Nullable List<@NonNull CustomerMerge>>map(parent -> found.getOrDefault(parent.key(), List.of()))
                .toList();
    }
}
