package io.smalti.customer;

import io.smalti.platform.database.BinaryRows;
import io.smalti.platform.database.CopyRows;
import io.smalti.platform.database.TextRows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Customers who are new, in the order of their external ids, with their types, as rows to be copied once they have keys.
 *
 * @param columns the traits that any of them has
 */
record FreshCustomers(List<Trait> columns, List<One> all) {
    /**
     * One of them.
     *
     * @param row the columns after the key
     * @param typed the row of the type after the key
     */
    record One(String externalId, Merge merge, CopyRows.Cells row, CopyRows.Cells typed) {}

    static FreshCustomers of(Map<String, Merge> merges, Instant now) {
        var told = new HashSet<String>();
        merges.values().forEach(merge -> told.addAll(merge.told()));
        var columns = Traits.all().stream()
                .filter(trait -> trait.column() != null && told.contains(trait.code()))
                .toList();
        var rows = new TextRows("", "");
        var types = new BinaryRows("", "");
        var at = now.toString();
        var all = new ArrayList<One>(merges.size());
        merges.forEach((externalId, merge) -> all.add(new One(
                externalId,
                merge,
                merge.addTo(rows.add(externalId).add(at).add(at), columns).take(),
                merge.assignment().addTo(types, now).take())));
        all.sort(Comparator.comparing(One::externalId));
        return new FreshCustomers(columns, all);
    }

    /** Those with these external ids. */
    FreshCustomers only(Set<String> externalIds) {
        return externalIds.size() == all.size()
                ? this
                : new FreshCustomers(
                        columns,
                        all.stream()
                                .filter(one -> externalIds.contains(one.externalId()))
                                .toList());
    }

    int size() {
        return all.size();
    }
}
