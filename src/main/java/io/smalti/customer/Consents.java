package io.smalti.customer;

import io.smalti.platform.Transactional;
import io.smalti.platform.database.Sql;
import io.smalti.platform.graphql.ListTooLong;
import io.smalti.typology.Assignment;
import io.smalti.typology.TypeAssignments;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What people allow: a log that only grows, and what it adds up to per customer. */
@Singleton
public class Consents {
    private static final int MOST = 1_000;

    private final Sql sql;
    private final Customers customers;
    private final CustomerLocks locks;
    private final Profiles profiles;
    private final TypeAssignments assignments;
    private final Event<CustomersChanged> changes;

    Consents(
            Sql sql,
            Customers customers,
            CustomerLocks locks,
            Profiles profiles,
            TypeAssignments assignments,
            Event<CustomersChanged> changes) {
        this.sql = sql;
        this.customers = customers;
        this.locks = locks;
        this.profiles = profiles;
        this.assignments = assignments;
        this.changes = changes;
    }

    /**
     * Adds decisions to the log; one that is there already changes nothing. An objection to profiling removes the type in
     * the same transaction.
     *
     * @param decisions at most 1,000; their answers come in the same order
     */
    @Transactional
    public List<Upserted> record(List<RecordConsents.Decision> decisions, Source source) {
        if (decisions.size() > MOST) {
            throw new ListTooLong("consents", decisions.size(), MOST);
        }
        var now = customers.now().toInstant();
        var known = locks.lock(decisions.stream()
                .map(RecordConsents.Decision::externalId)
                .distinct()
                .toList());
        var answers = new @Nullable Upserted[decisions.size()];
        var rows = new ArrayList<Integer>();
        for (int i = 0; i < answers.length; i++) {
            var decision = decisions.get(i);
            var decidedAt = decision.decidedAt();
            if (!known.containsKey(decision.externalId())) {
                answers[i] = refused("externalId", "UNKNOWN_CUSTOMER", "names no customer");
            } else if (decidedAt != null && decidedAt.isAfter(now.plusSeconds(300))) {
                answers[i] = refused("decidedAt", "IN_THE_FUTURE", "lies in the future");
            } else {
                rows.add(i);
            }
        }
        var added = append(decisions, rows, known, source, now.toString());
        var touched = new TreeSet<Long>();
        for (int i : rows) {
            var key = known.get(decisions.get(i).externalId());
            boolean isNew = added.contains(i);
            answers[i] = new Upserted(isNew ? Outcome.CREATED : Outcome.UNCHANGED, key, List.of());
            if (isNew && key != null) {
                touched.add(key);
            }
        }
        if (!touched.isEmpty()) {
            fold(touched);
            changes.fire(new CustomersChanged(touched));
        }
        return Arrays.stream(answers).map(java.util.Objects::requireNonNull).toList();
    }

    private static Upserted refused(String field, String reason, String message) {
        return Upserted.rejected(List.of(new Problem(field, reason, message)));
    }

    /** The positions of those that were new. */
    private Collection<Integer> append(
            List<RecordConsents.Decision> decisions,
            List<Integer> rows,
            Map<String, Long> known,
            Source source,
            String now) {
        if (rows.isEmpty()) {
            return List.of();
        }
        var columns = new ArrayList<List<@Nullable Object>>();
        for (int i = 0; i < 6; i++) {
            columns.add(new ArrayList<>());
        }
        for (int i : rows) {
            var decision = decisions.get(i);
            columns.get(0).add(known.get(decision.externalId()));
            columns.get(1).add(decision.purpose());
            columns.get(2).add(decision.channel());
            columns.get(3).add(decision.decision());
            columns.get(4).add(decision.proof());
            columns.get(5)
                    .add(
                            decision.decidedAt() == null
                                    ? now
                                    : decision.decidedAt().toString());
        }
        return new HashSet<>(sql.list(
                """
                with given as materialized (
                    select distinct on (g.customer_id, g.purpose, g.channel, g.decision, g.decided_at) g.*
                    from unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::bigint[])
                        g (customer_id, purpose, channel, decision, proof, decided_at, position)
                    where not exists (select 1 from consent c where c.customer_id = g.customer_id
                        and c.purpose = g.purpose and c.channel is not distinct from g.channel
                        and c.decision = g.decision and c.decided_at = g.decided_at)
                    order by g.customer_id, g.purpose, g.channel, g.decision, g.decided_at, g.position),
                added as (
                    insert into consent (customer_id, purpose, channel, decision, source, proof, decided_at)
                    select customer_id, purpose, channel, decision, ?, proof, decided_at from given order by position)
                select position from given""",
                row -> row.intValue(1),
                columns.get(0),
                columns.get(1),
                columns.get(2),
                columns.get(3),
                columns.get(4),
                columns.get(5),
                rows.stream().map(Integer::longValue).toList(),
                source));
    }

    /**
     * Per channel the last decision counts, where one for every channel counts for each. An objection to all holds until
     * consent is given again.
     */
    void fold(Collection<Long> keys) {
        var turned = sql.list(
                """
                with said as (
                    select c.*, row_number() over (partition by c.customer_id order by c.decided_at, c.id) as place
                    from consent c where c.customer_id = any(?)),
                state as (
                    select distinct on (s.customer_id, h.channel) s.customer_id, h.channel, s.decision
                    from said s join unnest(?::text[]) h (channel) on s.channel is null or s.channel = h.channel
                    where s.purpose = 'MARKETING' order by s.customer_id, h.channel, s.place desc),
                objection as (
                    select s.customer_id, s.purpose,
                        max(s.place) filter (where s.decision = 'OBJECTED' and s.channel is null) as objected,
                        max(s.place) filter (where s.decision = 'GIVEN') as given
                    from said s group by s.customer_id, s.purpose),
                fold as (
                    select k.id,
                        array(select s.channel from state s where s.customer_id = k.id and s.decision = 'GIVEN'
                            order by s.channel) as consented,
                        array(select s.channel from state s where s.customer_id = k.id and s.decision <> 'GIVEN'
                            order by s.channel) as opted_out,
                        exists (select 1 from objection o where o.customer_id = k.id and o.purpose = 'MARKETING'
                            and o.objected > coalesce(o.given, 0)) as marketing,
                        exists (select 1 from objection o where o.customer_id = k.id and o.purpose = 'PROFILING'
                            and o.objected > coalesce(o.given, 0)) as profiling,
                        k.profiling_objection as profiling_before
                    from customer k where k.id = any(?))
                update customer c set consented = f.consented, opted_out = f.opted_out,
                    marketing_objection = f.marketing, profiling_objection = f.profiling, updated_at = ?::timestamptz
                from fold f where f.id = c.id
                returning c.id, f.profiling <> f.profiling_before""",
                row -> row.booleanValue(2) ? row.longValue(1) : 0L,
                keys,
                Arrays.asList(Channel.values()),
                keys,
                customers.now().toInstant());
        var renewed = new HashMap<Long, Assignment>();
        var keysTurned = turned.stream().filter(key -> key > 0).toList();
        customers.byKeys(keysTurned).forEach((key, customer) -> renewed.put(key, profiles.assign(customer)));
        if (!renewed.isEmpty()) {
            assignments.store(renewed);
        }
    }

    /** The log of each customer, oldest first. */
    Map<Long, List<Consent>> of(Collection<Long> keys) {
        var logs = new HashMap<Long, List<Consent>>();
        sql.list(
                """
                select customer_id, purpose, channel, decision, source, proof, decided_at from consent
                where customer_id = any(?) order by customer_id, decided_at, id""",
                row -> {
                    var columns = new Columns(row);
                    return logs.computeIfAbsent(columns.number(), key -> new ArrayList<>())
                            .add(new Consent(
                                    ConsentPurpose.valueOf(columns.text()),
                                    columns.constant(Channel.class),
                                    ConsentDecision.valueOf(columns.text()),
                                    columns.text(),
                                    columns.textOrNull(),
                                    columns.moment()));
                },
                keys);
        return logs;
    }
}
