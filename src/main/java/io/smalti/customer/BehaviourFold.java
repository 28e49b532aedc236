package io.smalti.customer;

import io.smalti.platform.database.Sql;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * The fold over orders and interactions: what a customer's contact moments add up to. It is always made from all of
 * them, so that the order in which they arrive does not matter; the caller holds the customers' locks.
 */
@Singleton
public class BehaviourFold {
    private static final int MANY = 1_000;

    private final Sql sql;
    private final Event<CustomersChanged> changed;

    BehaviourFold(Sql sql, Event<CustomersChanged> changed) {
        this.sql = sql;
        this.changed = changed;
    }

    /** Makes the fold of these customers anew, makes customers of the prospects who have bought, and says so. */
    public void renew(Set<Long> customers) {
        fold(customers);
        sql.update("""
                update customer c set lifecycle = 'CUSTOMER', updated_at = now()
                from behaviour b
                where c.id = any(?) and c.lifecycle = 'PROSPECT' and b.customer_id = c.id and b.orders > 0""", customers);
        changed.fire(new CustomersChanged(customers));
    }

    private void fold(Set<Long> customers) {
        if (customers.size() > MANY) {
            // what they bought is looked at several times, and is not to be written to disk for it
            sql.update("set local work_mem = '64MB'");
        }
        sql.update("""
                insert into behaviour as b (customer_id, orders, returns, revenue, first_order_at, last_order_at, visits,
                    searches, service_contacts, last_visit_at, last_interaction_at, satisfaction, preferred_channel,
                    favourites, search_terms, trend, last_score)
                """ + BehaviourSums.SQL + """
                on conflict (customer_id) do update set
                    orders = excluded.orders, returns = excluded.returns, revenue = excluded.revenue,
                    first_order_at = excluded.first_order_at, last_order_at = excluded.last_order_at,
                    visits = excluded.visits, searches = excluded.searches,
                    service_contacts = excluded.service_contacts, last_visit_at = excluded.last_visit_at,
                    last_interaction_at = excluded.last_interaction_at, satisfaction = excluded.satisfaction,
                    preferred_channel = excluded.preferred_channel, favourites = excluded.favourites,
                    search_terms = excluded.search_terms, trend = excluded.trend, last_score = excluded.last_score,
                    updated_at = now()""", customers);
    }
}
