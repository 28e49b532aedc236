package io.smalti.customer.identity;

import io.smalti.customer.Customer;
import io.smalti.customer.CustomerRenewal;
import io.smalti.customer.Customers;
import io.smalti.customer.CustomersMerged;
import io.smalti.customer.CustomersParted;
import io.smalti.customer.identity.MergeError.Code;
import io.smalti.customer.identity.MergeRepository.Kept;
import io.smalti.platform.Transactional;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes two customers one, and two again. */
@Singleton
class CustomerMerging {
    private final Customers customers;
    private final CustomerRenewal renewal;
    private final MergeRepository repository;
    private final Event<CustomersMerged> merges;
    private final Event<CustomersParted> partings;

    CustomerMerging(
            Customers customers,
            CustomerRenewal renewal,
            MergeRepository repository,
            Event<CustomersMerged> merges,
            Event<CustomersParted> partings) {
        this.customers = customers;
        this.renewal = renewal;
        this.repository = repository;
        this.merges = merges;
        this.partings = partings;
    }

    /** @return the key of the merge */
    @Transactional
    long merge(String keep, String merge, @Nullable String by) throws MergeFailed {
        var found = customers.byExternalIds(List.of(keep, merge));
        var kept = found.get(keep);
        var merged = found.get(merge);
        if (kept == null || merged == null) {
            throw new MergeFailed(
                    Code.UNKNOWN_CUSTOMER,
                    kept == null ? "keep" : "merge",
                    "there is no customer with this external id");
        }
        if (kept.key() == merged.key()) {
            // keep leads to merge since an earlier merge the other way round
            throw kept.externalId().equals(merge) && !keep.equals(merge)
                    ? new MergeFailed(
                            Code.MERGE_CYCLE, "keep", "is part of the other since a merge; undo that one first")
                    : new MergeFailed(Code.SAME_CUSTOMER, "merge", "both external ids lead to the same customer");
        }
        return merge(kept.key(), merged.key(), "REQUESTED", by);
    }

    /** @return the key of the merge */
    @Transactional
    long merge(long keep, long merge, String cause, @Nullable String by) throws MergeFailed {
        repository.lock(keep, merge);
        var both = customers.byKeys(List.of(keep, merge));
        var kept = both.get(keep);
        var merged = both.get(merge);
        if (kept == null || merged == null) {
            throw new MergeFailed(Code.UNKNOWN_CUSTOMER, "merge", "one of the two is gone meanwhile; try again");
        }
        var decisions = Decisions.of(kept, merged, repository.rules());
        var before = repository.before(keep, merge);
        merges.fire(new CustomersMerged(keep, merge));
        renewal.overwrite(keep, decisions.patch().toString(), customers.now().toInstant());
        repository.join(keep, merge, merged.externalId());
        long key = repository.record(
                keep, merge, merged.externalId(), cause, MergeJson.write(decisions.list()), before, by);
        renewal.renew(Set.of(keep));
        return key;
    }

    /** @return the customer who stayed, and the one who is back, by the merge that is undone */
    @Transactional
    Kept undo(long key) throws MergeFailed {
        var merge = repository.find(key);
        if (merge == null) {
            throw new MergeFailed(Code.UNKNOWN_MERGE, "id", "there is no such merge");
        }
        if (merge.undone()) {
            throw new MergeFailed(Code.UNDONE_ALREADY, "id", "it is undone already");
        }
        repository.lock(merge.kept(), merge.merged());
        var kept = customers.byKeys(List.of(merge.kept())).get(merge.kept());
        if (kept == null) {
            var into = repository.goneInto(merge.kept());
            throw into == null
                    ? new MergeFailed(Code.UNKNOWN_CUSTOMER, "id", "the customer who stayed is gone")
                    : new MergeFailed(Code.MERGED_ON, "id", "the customer who stayed is part of " + into + " since");
        }
        if (repository.taken(merge.mergedExternalId())) {
            throw new MergeFailed(Code.EXTERNAL_ID_TAKEN, "id", "somebody else has the external id meanwhile");
        }
        restore(merge, kept);
        repository.part(merge);
        partings.fire(new CustomersParted(merge.kept(), merge.merged()));
        renewal.renew(Set.of(merge.kept(), merge.merged()));
        return merge;
    }

    /** What the merge gave to the customer who stayed goes, unless it was changed since. */
    private void restore(Kept merge, Customer kept) {
        var before = MergeJson.tree(merge.before()).path("kept");
        var restored = Decisions.restored(kept, before, Objects.requireNonNull(repository.decisionsOf(merge.key())));
        restored.set("organisation_id", before.get("organisation_id"));
        renewal.overwrite(merge.kept(), restored.toString(), customers.now().toInstant());
        repository.unrestrict(merge);
    }
}
