package io.smalti.customer;

import io.smalti.platform.database.Row;
import java.sql.SQLException;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the customers of one statement. What a running import has brought and not yet added up, is added up for whoever reads one of
 * them, all by one statement more; nothing is stored.
 */
final class CustomerReader implements Row.Reader<Customer> {
    private final CustomerRows rows;
    private final ZonedDateTime now;
    private final Set<CustomerPart> parts;
    private final Provenances provenances;
    private final BehaviourSums sums;
    private final Set<Long> due = new HashSet<>();
    private @Nullable Map<Long, Behaviour> added;

    CustomerReader(
            CustomerRows rows,
            ZonedDateTime now,
            Set<CustomerPart> parts,
            Provenances provenances,
            BehaviourSums sums) {
        this.rows = rows;
        this.now = now;
        this.parts = parts;
        this.provenances = provenances;
        this.sums = sums;
    }

    @Override
    public Customer read(Row row) throws SQLException {
        var columns = new Columns(row);
        var customer = rows.read(columns, now, parts, provenances);
        if (parts.contains(CustomerPart.DUE) && columns.truth()) {
            due.add(customer.key());
        }
        return customer;
    }

    /** Customers of whom the rows have all been read, as they are with everything that has come. */
    List<Customer> current(List<Customer> read) {
        return due.isEmpty() ? read : read.stream().map(this::current).toList();
    }

    private Customer current(Customer read) {
        var all = added;
        if (all == null) {
            all = sums.of(due);
            added = all;
        }
        var behaviour = all.get(read.key());
        if (behaviour == null) {
            return read;
        }
        var said = parts.contains(CustomerPart.BEHAVIOUR) ? read.behaviour() : Behaviour.NONE;
        return read.behaving(behaviour.told(
                said.acquisition(), said.loyalty(), said.brandKnowledge(), said.brandFeeling(), said.budget()));
    }
}
