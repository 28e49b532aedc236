package io.smalti.customer;

import io.smalti.platform.database.BinaryRows;
import io.smalti.platform.database.CopyRows;
import io.smalti.platform.database.TextRows;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Customers who are new, in the order of their external ids, with their types, as rows to be copied once they have keys.
 *
 * @param columns the traits that any of them has
 */
record FreshCustomers(List<Trait> columns, TreeMap<String, One> byExternalId) {
    /**
     * One of them.
     *
     * @param row the columns after those that every customer has
     * @param typed the row of the type after the key
     */
    record One(Merge merge, CopyRows.Cells row, CopyRows.Cells typed) {}

    static FreshCustomers of(Map<String, Merge> merges, Instant now) {
        var told = new HashSet<String>();
        merges.values().forEach(merge -> told.addAll(merge.told()));
        var columns = Traits.all().stream()
                .filter(trait -> trait.column() != null && told.contains(trait.code()))
                .toList();
        var rows = new TextRows("", "");
        var types = new BinaryRows("", "");
        var all = new TreeMap<String, One>();
        merges.forEach((externalId, merge) -> all.put(
                externalId,
                new One(
                        merge,
                        merge.addTo(rows, columns).take(),
                        merge.assignment().addTo(types, now).take())));
        return new FreshCustomers(columns, all);
    }

    /** Those with these external ids. */
    FreshCustomers only(Collection<String> externalIds) {
        var some = new TreeMap<>(byExternalId);
        some.keySet().retainAll(externalIds);
        return new FreshCustomers(columns, some);
    }

    int size() {
        return byExternalId.size();
    }
}
