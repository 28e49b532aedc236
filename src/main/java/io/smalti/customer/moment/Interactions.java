package io.smalti.customer.moment;

import io.smalti.customer.BehaviourFold;
import io.smalti.customer.CustomerLocks;
import io.smalti.customer.Outcome;
import io.smalti.customer.Problem;
import io.smalti.customer.Source;
import io.smalti.customer.Upserted;
import io.smalti.platform.Transactional;
import io.smalti.platform.database.RowArrays;
import io.smalti.platform.database.Sql;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Records contact moments that are no orders: many at once, in any order, any number of times. One is known by its source
 * and external id; what the customers' moments add up to is renewed in the same transaction.
 */
@Singleton
public class Interactions {
    private final Sql sql;
    private final ContactChecks checks;
    private final CustomerLocks locks;
    private final BehaviourFold behaviour;
    private final DueBehaviour due;

    Interactions(Sql sql, ContactChecks checks, CustomerLocks locks, BehaviourFold behaviour, DueBehaviour due) {
        this.sql = sql;
        this.checks = checks;
        this.locks = locks;
        this.behaviour = behaviour;
        this.due = due;
    }

    private record Known(RecordInteraction interaction, long customer) {}

    private record Written(String externalId, @Nullable Long before) {}

    /**
     * Records interactions, each replacing what was recorded under its id; of two in the list with the same id the later
     * one counts.
     *
     * @return what became of each, in the order of the list; the key is that of the customer
     */
    @Transactional
    public List<Upserted> record(List<RecordInteraction> interactions, Source source, @Nullable Long importId) {
        var latest = new LinkedHashMap<String, RecordInteraction>();
        interactions.forEach(interaction -> latest.put(interaction.externalId(), interaction));
        var customers = locks.lock(
                latest.values().stream().map(RecordInteraction::customer).toList());
        var outcomes = new HashMap<String, Upserted>();
        var known = new ArrayList<Known>();
        for (var interaction : latest.values()) {
            var problems = checks.of(interaction);
            var customer = customers.get(interaction.customer());
            if (customer == null && problems.isEmpty()) {
                problems.add(new Problem("customer", "UNKNOWN_CUSTOMER", "no customer has this external id"));
            }
            if (customer == null || !problems.isEmpty()) {
                outcomes.put(interaction.externalId(), Upserted.rejected(problems));
            } else {
                known.add(new Known(interaction, customer));
                outcomes.put(interaction.externalId(), new Upserted(Outcome.UNCHANGED, customer, List.of()));
            }
        }
        write(known, source, importId, outcomes);
        return interactions.stream()
                .map(interaction -> Objects.requireNonNull(outcomes.get(interaction.externalId())))
                .toList();
    }

    private void write(List<Known> known, Source source, @Nullable Long importId, Map<String, Upserted> outcomes) {
        var touched = new HashSet<Long>();
        var customers = new HashMap<String, Long>();
        known.forEach(one -> customers.put(one.interaction().externalId(), one.customer()));
        for (var written : known.isEmpty() ? List.<Written>of() : upsert(known, source, importId)) {
            long customer = Objects.requireNonNull(customers.get(written.externalId()));
            var before = written.before();
            touched.add(customer);
            if (before != null) {
                touched.add(before);
            }
            var outcome = before == null ? Outcome.CREATED : Outcome.UPDATED;
            outcomes.put(written.externalId(), new Upserted(outcome, customer, List.of()));
        }
        var former = new HashSet<>(touched);
        former.removeAll(customers.values());
        if (!former.isEmpty()) {
            var _ = locks.lockKeys(former);
        }
        if (!touched.isEmpty()) {
            if (importId == null) {
                behaviour.renew(touched);
            } else {
                due.note(touched);
            }
        }
    }

    /** Writes what is new or differs, and answers only that. */
    private List<Written> upsert(List<Known> known, Source source, @Nullable Long importId) {
        return sql.list(
                """
                insert into interaction as i (customer_id, source, external_id, kind, occurred_at, channel, subject, score,
                    import_id)
                select n.customer, ?, n.external_id, n.kind, n.occurred_at, n.channel, n.subject, n.score, ?::bigint
                from unnest(?::bigint[], ?::text[], ?::text[], ?::timestamptz[], ?::text[], ?::text[], ?::smallint[])
                    n(customer, external_id, kind, occurred_at, channel, subject, score)
                    left join interaction e on e.source = ? and e.external_id = n.external_id
                where e.id is null or (e.customer_id, e.kind, e.occurred_at, e.channel, e.subject, e.score)
                    is distinct from (n.customer, n.kind, n.occurred_at, n.channel, n.subject, n.score)
                order by n.external_id
                on conflict (source, external_id) do update set
                    customer_id = excluded.customer_id, kind = excluded.kind, occurred_at = excluded.occurred_at,
                    channel = excluded.channel, subject = excluded.subject, score = excluded.score,
                    import_id = excluded.import_id
                returning i.external_id, old.customer_id""",
                row -> new Written(row.text(1), row.longOrNull(2)),
                new RowArrays(source.name(), importId)
                        .add(known, Known::customer)
                        .add(known, one -> one.interaction().externalId())
                        .add(known, one -> one.interaction().kind())
                        .add(known, one -> one.interaction().occurredAt())
                        .add(known, one -> one.interaction().channel())
                        .add(known, one -> one.interaction().subject())
                        .add(known, one -> one.interaction().score())
                        .and(source.name()));
    }
}
