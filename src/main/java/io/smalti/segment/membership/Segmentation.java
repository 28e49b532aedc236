package io.smalti.segment.membership;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smalti.customer.Customer;
import io.smalti.customer.Customers;
import io.smalti.customer.CustomersChanged;
import io.smalti.platform.Transactional;
import io.smalti.segment.Segments;
import io.smalti.segment.Segments.Catalogue;
import io.smalti.segment.Segments.Ruled;
import io.smalti.segment.evaluation.Bar;
import io.smalti.segment.evaluation.EventHistories;
import io.smalti.segment.evaluation.EventHistory;
import io.smalti.segment.evaluation.RuleEvaluator;
import io.smalti.segment.evaluation.Truth;
import io.smalti.segment.rule.Today;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/**
 * Keeps the memberships of a customer right when anything about it changes: decided in memory, by every rule, in the
 * transaction of the change. Nobody whom a {@link Bar} keeps out is in any segment.
 */
@Singleton
public class Segmentation {
    private final Segments segments;
    private final Memberships memberships;
    private final FreshMemberships fresh;
    private final Customers customers;
    private final EventHistories histories;
    private final Timer deciding;

    Segmentation(
            Segments segments,
            Memberships memberships,
            FreshMemberships fresh,
            Customers customers,
            EventHistories histories,
            MeterRegistry metrics) {
        this.deciding = Timer.builder("smalti.segments.decided")
                .description("Deciding all segments for one customer, in memory")
                .register(metrics);
        this.segments = segments;
        this.memberships = memberships;
        this.fresh = fresh;
        this.customers = customers;
        this.histories = histories;
    }

    void changed(@Observes CustomersChanged change) {
        renew(change.keys());
    }

    /** Members, pair by pair: the customer at a position is in the segment at the same position. */
    private static final class Pairs {
        private final LongStream.Builder customers = LongStream.builder();
        private final LongStream.Builder segments = LongStream.builder();

        void add(Customer customer, List<Ruled> found) {
            for (var ruled : found) {
                customers.add(customer.key());
                segments.add(ruled.number());
            }
        }
    }

    /** Decides all segments for these customers, in memory, and stores what differs. */
    @Transactional
    public void renew(Collection<Long> keys) {
        if (keys.isEmpty()) {
            return;
        }
        memberships.keepRules();
        var catalogue = segments.current();
        if (catalogue.defined().isEmpty()) {
            return;
        }
        var now = new Pairs();
        var soon = new Pairs();
        var known = histories(keys, catalogue);
        for (var customer : customers.byKeys(new HashSet<>(keys)).values()) {
            var history = known.getOrDefault(customer.key(), EventHistory.NONE);
            var today = catalogue.at(customer.asOf());
            long began = System.nanoTime();
            now.add(customer, of(customer, history, catalogue.applied(), today));
            if (!catalogue.pending().isEmpty()) {
                soon.add(customer, coming(customer, history, catalogue, today));
            }
            deciding.record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
        }
        memberships.renew(
                keys,
                catalogue.numbers(),
                now.customers.build().toArray(),
                now.segments.build().toArray(),
                customers.now().toInstant());
        if (!catalogue.pending().isEmpty()) {
            fresh.renew(
                    keys,
                    catalogue.coming().stream().map(Ruled::number).toList(),
                    soon.customers.build().toArray(),
                    soon.segments.build().toArray());
        }
    }

    private static List<Ruled> coming(Customer customer, EventHistory history, Catalogue catalogue, Today today) {
        return of(customer, history, catalogue.defined(), today).stream()
                .filter(ruled -> catalogue.pending().contains(ruled.number()))
                .toList();
    }

    /** What the rules of the catalogue ask of the customers' orders and contacts. */
    public Map<Long, EventHistory> histories(Collection<Long> keys, Catalogue catalogue) {
        return histories.of(keys, catalogue.rules(), catalogue.at(customers.now()));
    }

    /**
     * The segments of a customer by the rules alone, whether or not the customer is stored.
     *
     * @param segments each after those whose members its rule asks for
     */
    public static List<Ruled> of(Customer customer, EventHistory history, Map<String, Ruled> segments, Today today) {
        if (Bar.of(customer) != null) {
            return List.of();
        }
        var found = new ArrayList<Ruled>();
        Set<String> keys = new HashSet<>();
        var evaluator = new RuleEvaluator(customer, history, today, keys::contains);
        for (var ruled : segments.values()) {
            if (evaluator.test(ruled.rule()) == Truth.TRUE) {
                keys.add(ruled.key());
                found.add(ruled);
            }
        }
        return found;
    }
}
