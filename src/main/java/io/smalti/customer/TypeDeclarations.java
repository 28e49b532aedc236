package io.smalti.customer;

import io.smalti.platform.database.Sql;
import io.smalti.typology.Assignment;
import io.smalti.typology.TypeAssignments;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A person's own word for the lifestyle type, which wins over the computed one. */
@Singleton
class TypeDeclarations {
    private final Sql sql;
    private final Customers customers;
    private final Profiles profiles;
    private final TypeAssignments assignments;
    private final Event<CustomersChanged> changes;

    TypeDeclarations(
            Sql sql,
            Customers customers,
            Profiles profiles,
            TypeAssignments assignments,
            Event<CustomersChanged> changes) {
        this.sql = sql;
        this.customers = customers;
        this.profiles = profiles;
        this.assignments = assignments;
        this.changes = changes;
    }

    /** @param code of a type; null takes a declaration back */
    DeclareTypePayload declare(Customer customer, @Nullable String code) {
        var computed = profiles.assign(customer);
        var assignment = computed;
        if (code != null) {
            var typology = profiles.typology(customer.geography().country());
            var type = typology == null ? null : typology.type(code);
            if (typology == null || type == null) {
                return DeclareTypePayload.refused(
                        CustomerErrorCode.UNKNOWN_TYPE, "there is no such type for the customer's country", "type");
            }
            if (computed.reason() != null) {
                return DeclareTypePayload.refused(
                        CustomerErrorCode.NO_PROFILING, "nothing may be said of this customer's type", "type");
            }
            assignment = Assignment.declared(typology, type);
        } else {
            sql.update("delete from type_assignment where customer_id = ? and declared", customer.key());
        }
        assignments.store(Map.of(customer.key(), assignment));
        changes.fire(new CustomersChanged(List.of(customer.key())));
        return new DeclareTypePayload(customers.byKeys(List.of(customer.key())).get(customer.key()), List.of());
    }
}
