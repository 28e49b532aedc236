package io.smalti.customer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.smalti.platform.Transactional;
import io.smalti.platform.database.Row;
import io.smalti.platform.database.Sql;
import io.smalti.typology.Assignment;
import io.smalti.typology.TypeAssignments;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Takes values away when their time is over; what a weaker source says counts from then on. */
@Singleton
public class ExpiredValues {
    private static final int AT_ONCE = 500;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Sql sql;
    private final Customers customers;
    private final CustomerRows rows;
    private final Profiles profiles;
    private final TypeAssignments assignments;
    private final HistoryWrites history;
    private final Event<CustomersChanged> changes;

    ExpiredValues(
            Sql sql,
            Customers customers,
            CustomerRows rows,
            Profiles profiles,
            TypeAssignments assignments,
            HistoryWrites history,
            Event<CustomersChanged> changes) {
        this.sql = sql;
        this.customers = customers;
        this.rows = rows;
        this.profiles = profiles;
        this.assignments = assignments;
        this.history = history;
        this.changes = changes;
    }

    /** Does so for up to 500 customers; answers how many it found. */
    @Transactional
    public int remove() {
        var now = customers.now();
        var due = sql.list("""
                select external_id from customer where next_expiry <= ?::timestamptz order by next_expiry limit %d""".formatted(AT_ONCE), row -> row.text(1), now.toInstant());
        if (due.isEmpty()) {
            return 0;
        }
        var found = sql.list(
                "select " + CustomerRows.columnsWithProvenance() + " from " + CustomerRows.FROM
                        + " where c.external_id = any(?) order by c.external_id for update of c",
                rows.withProvenanceAt(now),
                due);
        var others = others(found.stream().map(Customer::key).toList());
        var merges = new LinkedHashMap<Long, Merge>();
        found.forEach(customer -> {
            var merge = new Merge(profiles, Map.of(), new Stamps(Source.CRM), customer, true);
            merge.expire(now.toInstant(), others.getOrDefault(customer.key(), Map.of()));
            merges.put(customer.key(), merge);
        });
        store(merges, now.toInstant());
        return due.size();
    }

    private void store(Map<Long, Merge> merges, java.time.Instant now) {
        var keys = new ArrayList<>(merges.keySet());
        sql.update(
                Traits.stored().update(),
                now,
                keys,
                merges.values().stream().map(merge -> merge.patch().toString()).toList());
        var former = new LinkedHashMap<Long, List<FormerValue>>();
        var renewed = new HashMap<Long, Assignment>();
        merges.forEach((key, merge) -> {
            former.put(key, merge.former());
            if (merge.evidenceChanged()) {
                renewed.put(key, merge.assignment());
            }
        });
        history.append(HistoryOf.CUSTOMERS, former, now);
        if (!renewed.isEmpty()) {
            assignments.store(renewed);
        }
        changes.fire(new CustomersChanged(keys));
    }

    /** The best of what lost, by customer and trait; it leaves the history, since it counts now. */
    private Map<Long, Map<String, FormerValue>> others(Collection<Long> keys) {
        record Other(long customer, FormerValue value) {}
        var best = new HashMap<Long, Map<String, FormerValue>>();
        sql
                .list(
                        """
                        delete from trait_history h using customer c
                        where h.customer_id = any(?) and h.fate = 'OUTWEIGHED' and c.id = h.customer_id
                            and c.provenance #>> array[h.trait, 'x'] is not null
                            and (c.provenance #>> array[h.trait, 'x'])::timestamptz <= ?::timestamptz
                        returning h.customer_id, h.trait, h.value::text, h.origin, h.source, h.observed_at, h.confidence,
                            h.expires_at""",
                        row -> {
                            var value = read(row);
                            return value == null ? null : new Other(row.longValue(1), value);
                        },
                        keys,
                        customers.now().toInstant())
                .stream()
                .filter(Objects::nonNull)
                .forEach(other -> best.computeIfAbsent(other.customer(), key -> new HashMap<>())
                        .merge(other.value().trait(), other.value(), this::better));
        return best;
    }

    private FormerValue better(FormerValue one, FormerValue other) {
        var trait = Objects.requireNonNull(Traits.get(one.trait()));
        return one.entry().beats(other.entry(), trait, customers.now().toInstant()) ? one : other;
    }

    private @Nullable FormerValue read(Row row) throws SQLException {
        var trait = Traits.get(row.text(2));
        var expires = row.instant(8);
        if (trait == null || expires != null && !expires.isAfter(customers.now().toInstant())) {
            return null;
        }
        try {
            var value = DeclaredValues.value(MAPPER.readTree(row.text(3)), trait.type());
            var entry = new Provenance.Entry(
                    row.constant(4, Origin.class),
                    row.constantOrNull(5, Source.class),
                    Objects.requireNonNull(row.instant(6)),
                    Objects.requireNonNullElse(row.doubleOrNull(7), 1.0),
                    expires);
            return value == null ? null : new FormerValue(trait.code(), value, entry, Fate.OUTWEIGHED, null);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a former value is no JSON", e);
        }
    }
}
