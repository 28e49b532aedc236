package io.smalti.segment;

import io.smalti.customer.Customer;
import io.smalti.customer.Customers;
import io.smalti.customer.CustomersChanged;
import io.smalti.segment.Segments.Catalogue;
import io.smalti.segment.Segments.Ruled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * Keeps memberships right: of one segment when its rule changes, of a customer when anything about it changes. Nobody
 * whom a {@link Bar} keeps out is in any segment.
 */
@ApplicationScoped
public class Segmentation {
    private final Segments segments;
    private final Rules rules;
    private final Memberships memberships;
    private final Customers customers;
    private final EventHistories histories;

    Segmentation(
            Segments segments, Rules rules, Memberships memberships, Customers customers, EventHistories histories) {
        this.segments = segments;
        this.rules = rules;
        this.memberships = memberships;
        this.customers = customers;
        this.histories = histories;
    }

    /** Computes every segment anew, for all customers. To be used after many customers came in at once. */
    @Transactional
    public void recomputeAll() {
        memberships.keepOthersOut();
        var catalogue = segments.current();
        catalogue.segments().values().forEach(this::recompute);
    }

    /** Computes a segment anew, and whatever is made of its members. Nothing happens if there is no such segment. */
    @Transactional
    public void recompute(String key) {
        memberships.keepOthersOut();
        var catalogue = segments.current();
        var ruled = catalogue.get(key);
        if (ruled != null) {
            recompute(ruled);
            catalogue.dependents(key).forEach(this::recompute);
        }
    }

    private void recompute(Ruled ruled) {
        memberships.replace(
                ruled.number(), rules.members(ruled.rule()), customers.now().toInstant());
    }

    void changed(@Observes CustomersChanged change) {
        renew(change.keys());
    }

    /** Decides all segments for these customers, in memory, and stores what differs. */
    @Transactional
    public void renew(Collection<Long> keys) {
        if (keys.isEmpty()) {
            return;
        }
        memberships.keepRules();
        var catalogue = segments.current();
        if (catalogue.segments().isEmpty()) {
            return;
        }
        var customerOf = LongStream.builder();
        var segmentOf = LongStream.builder();
        var histories = histories(keys, catalogue);
        for (var customer : customers.byKeys(new HashSet<>(keys)).values()) {
            var history = histories.getOrDefault(customer.key(), EventHistory.NONE);
            for (var ruled : of(customer, history, catalogue)) {
                customerOf.add(customer.key());
                segmentOf.add(ruled.number());
            }
        }
        memberships.renew(
                keys,
                catalogue.numbers(),
                customerOf.build().toArray(),
                segmentOf.build().toArray(),
                customers.now().toInstant());
    }

    /** What the rules of the catalogue ask of the customers' orders and contacts. */
    Map<Long, EventHistory> histories(Collection<Long> keys, Catalogue catalogue) {
        var rules = EventHistories.rules(catalogue.segments().values());
        return histories.of(keys, rules, new Today(customers.now(), catalogue.yardstick()));
    }

    /** The segments of a customer by the rules alone, whether or not the customer is stored. */
    static List<Ruled> of(Customer customer, EventHistory history, Catalogue catalogue) {
        if (Bar.of(customer) != null) {
            return List.of();
        }
        var found = new LinkedHashSet<Ruled>();
        Set<String> keys = new HashSet<>();
        var evaluator = new RuleEvaluator(customer, history, catalogue.yardstick(), keys::contains);
        // in the order of the catalogue, a segment is decided before those who ask for its members
        for (var ruled : catalogue.segments().values()) {
            if (evaluator.test(ruled.rule()) == Truth.TRUE) {
                keys.add(ruled.key());
                found.add(ruled);
            }
        }
        return List.copyOf(found);
    }
}
