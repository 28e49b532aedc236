package io.smalti.customer.moment;

import io.smalti.customer.Customer;
import io.smalti.customer.Customers;
import io.smalti.customer.InvalidPerson;
import io.smalti.customer.UpsertCustomer;
import jakarta.inject.Singleton;
import java.util.List;

/** People who are not stored, with orders and contacts that are not stored either. */
@Singleton
public class UnstoredCustomers {
    private final Customers customers;
    private final ContactChecks checks;

    UnstoredCustomers(Customers customers, ContactChecks checks) {
        this.customers = customers;
        this.checks = checks;
    }

    /**
     * Typed and added up in memory.
     *
     * @param person see {@link Customers#unstored}
     * @throws InvalidPerson when something of it would be rejected
     */
    public Customer of(UpsertCustomer person, List<RecordOrder> orders, List<RecordInteraction> interactions) {
        var problems = checks.of(orders, interactions);
        if (!problems.isEmpty()) {
            throw new InvalidPerson(problems);
        }
        var customer = customers.unstored(person);
        return orders.isEmpty() && interactions.isEmpty()
                ? customer
                : customer.behaving(new UnstoredBehaviour(orders, interactions).on(customer.behaviour()));
    }
}
