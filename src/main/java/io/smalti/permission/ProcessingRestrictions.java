package io.smalti.permission;

import io.smalti.customer.CustomersChanged;
import io.smalti.customer.Outcome;
import io.smalti.platform.database.Sql;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/** Restricts what may be done with data, inside the transaction of the caller: from now on no message and no segment. */
@Singleton
class ProcessingRestrictions {
    private static final int LONGEST = 500;

    private final Sql sql;
    private final Event<CustomersChanged> changes;

    ProcessingRestrictions(Sql sql, Event<CustomersChanged> changes) {
        this.sql = sql;
        this.changes = changes;
    }

    RestrictCustomerPayload restrict(RestrictCustomer input) {
        var reason = input.reason();
        if (reason != null && reason.length() > LONGEST) {
            return refused(PermissionError.Code.OUT_OF_RANGE, "up to 500 characters", "reason");
        }
        record Known(long key, boolean restricted) {}
        var known = sql.first(
                "select id, restricted from customer where external_id = ? for no key update",
                row -> new Known(row.longValue(1), row.booleanValue(2)),
                input.externalId());
        if (known == null) {
            return refused(PermissionError.Code.UNKNOWN_CUSTOMER, "names no customer", "externalId");
        }
        if (known.restricted() == input.restricted()) {
            return new RestrictCustomerPayload(Outcome.UNCHANGED, List.of());
        }
        sql.update(
                "update customer set restricted = ?, updated_at = now() where id = ?", input.restricted(), known.key());
        sql.update(
                "insert into restriction (customer_id, restricted, reason) values (?, ?, ?)",
                known.key(),
                input.restricted(),
                reason);
        changes.fire(new CustomersChanged(Set.of(known.key())));
        return new RestrictCustomerPayload(Outcome.UPDATED, List.of());
    }

    private static RestrictCustomerPayload refused(PermissionError.Code code, String message, String field) {
        return new RestrictCustomerPayload(Outcome.REJECTED, List.of(PermissionError.of(code, message, field)));
    }
}
