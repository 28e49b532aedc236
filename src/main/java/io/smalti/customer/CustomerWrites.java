package io.smalti.customer;

import io.smalti.platform.database.Sql;
import io.smalti.typology.Assignment;
import io.smalti.typology.TypeAssignments;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Writes a batch of drafts with a constant number of statements. Whoever writes the same people at the same time waits
 * and does not deadlock: new external ids are inserted first, then existing rows are locked, both in the order of the
 * external ids. A transaction should therefore write one batch.
 */
@Singleton
class CustomerWrites {
    private final Sql sql;
    private final CustomerRows rows;
    private final CustomerInserts inserts;
    private final Profiles profiles;
    private final TypeAssignments assignments;
    private final IdentifierRepository identifiers;
    private final OrganisationRepository organisations;
    private final HistoryWrites history;
    private final CustomerLocks locks;
    private final Namesakes namesakes;
    private final Event<CustomersChanged> changes;

    CustomerWrites(
            Sql sql,
            CustomerRows rows,
            CustomerInserts inserts,
            Profiles profiles,
            TypeAssignments assignments,
            IdentifierRepository identifiers,
            OrganisationRepository organisations,
            HistoryWrites history,
            CustomerLocks locks,
            Namesakes namesakes,
            Event<CustomersChanged> changes) {
        this.sql = sql;
        this.rows = rows;
        this.inserts = inserts;
        this.profiles = profiles;
        this.assignments = assignments;
        this.identifiers = identifiers;
        this.organisations = organisations;
        this.history = history;
        this.locks = locks;
        this.namesakes = namesakes;
        this.changes = changes;
    }

    /** The drafts of one external id, by their position in the batch. */
    private record Group(String externalId, List<Integer> positions) {}

    List<Upserted> write(PreparedCustomers prepared) {
        var drafts = prepared.drafts();
        var answers = new Upserted[drafts.size()];
        var groups = new LinkedHashMap<String, Group>();
        prepared.positions().forEach((id, positions) -> groups.put(id, new Group(id, new ArrayList<>(positions))));
        for (int i = 0; i < answers.length; i++) {
            if (!prepared.accepts(i)) {
                answers[i] = Upserted.rejected(drafts.get(i).refusals());
            }
        }
        if (!groups.isEmpty()) {
            new Batch(prepared, organisations(drafts), answers).write(groups);
        }
        return List.of(answers);
    }

    private Map<String, Organisation> organisations(List<Draft> drafts) {
        var wanted = new HashSet<String>();
        drafts.forEach(draft -> {
            if (draft.item().organisation() != null) {
                wanted.add(draft.item().organisation());
            }
        });
        return organisations.byExternalIds(wanted);
    }

    private final class Batch {
        private final PreparedCustomers prepared;
        private final List<Draft> drafts;
        private final ZonedDateTime now;
        private final Stamps stamps;
        private final Map<String, Organisation> employers;
        private final Upserted[] answers;
        private final Map<Long, Merge> written = new LinkedHashMap<>();
        private final Map<Long, Set<Identifier>> names = new LinkedHashMap<>();
        private final Map<Long, List<FormerValue>> former = new LinkedHashMap<>();
        private final Set<Long> created = new HashSet<>();

        Batch(PreparedCustomers prepared, Map<String, Organisation> employers, Upserted[] answers) {
            this.prepared = prepared;
            this.drafts = new ArrayList<>(prepared.drafts());
            this.now = prepared.now();
            this.stamps = new Stamps(prepared.source());
            this.employers = employers;
            this.answers = answers;
        }

        void write(Map<String, Group> groups) {
            var known = new HashSet<>(sql.list(
                    "select external_id from customer where external_id = any(?)",
                    row -> row.text(1),
                    groups.keySet()));
            var all = followMerges(groups, known);
            var left = new HashMap<>(all);
            create(all, known).forEach(left::remove);
            change(left).forEach(left::remove);
            if (!left.isEmpty()) {
                // merged into others while we waited for them
                var again = new HashMap<>(followMerges(left, new HashSet<>()));
                change(again).forEach(again::remove);
                again.values().forEach(this::refuse);
            }
            var taken = identifiers.attach(names, prepared.source(), now.toInstant());
            history.append(HistoryOf.CUSTOMERS, former, now.toInstant());
            retype();
            namesakes.settle(drafts, answers, taken).forEach(written::remove);
            var touched = new HashSet<>(written.keySet());
            if (!touched.isEmpty()) {
                changes.fire(new CustomersChanged(touched));
            }
        }

        /** The groups, with that of a customer who is part of another one laid upon the other's, which then is known. */
        private Map<String, Group> followMerges(Map<String, Group> groups, Set<String> known) {
            var unknown =
                    groups.keySet().stream().filter(id -> !known.contains(id)).toList();
            var into = unknown.isEmpty() ? Map.<String, String>of() : locks.mergedInto(unknown);
            if (into.isEmpty()) {
                return groups;
            }
            var followed = new LinkedHashMap<>(groups);
            into.forEach((merged, survivor) -> {
                var group = Objects.requireNonNull(followed.remove(merged));
                var joined = followed.computeIfAbsent(survivor, id -> new Group(id, new ArrayList<>()));
                joined.positions().addAll(group.positions());
                joined.positions().sort(null);
                known.add(survivor);
            });
            return followed;
        }

        /** Erased while we waited for it. */
        private void refuse(Group group) {
            group.positions()
                    .forEach(i -> answers[i] = Upserted.rejected(List.of(
                            new Problem("externalId", "UNKNOWN_CUSTOMER", "was removed meanwhile; try again"))));
        }

        /** Inserts those that are not there; answers all that need nothing more. */
        private Collection<String> create(Map<String, Group> all, Set<String> known) {
            var done = new HashSet<String>();
            var merges = new HashMap<String, Merge>();
            for (var group : all.values()) {
                if (known.contains(group.externalId())) {
                    continue;
                }
                var ready = prepared.merge(group.externalId());
                var merge = ready == null ? merge(group, profiles.blank(group.externalId(), now), false) : ready;
                if (merge.stored()) {
                    merges.put(group.externalId(), merge);
                } else {
                    answer(group, merge, null);
                    done.add(group.externalId());
                }
            }
            if (!merges.isEmpty()) {
                var ready = prepared.fresh();
                var fresh = ready == null ? FreshCustomers.of(merges, now.toInstant()) : ready.only(merges.keySet());
                for (var one : inserts.insert(fresh, now.toInstant())) {
                    var merge = one.customer().merge();
                    var externalId = one.customer().externalId();
                    created.add(one.key());
                    written.put(one.key(), merge);
                    former.put(one.key(), merge.former());
                    names.put(one.key(), merge.identifiers());
                    answer(Objects.requireNonNull(all.get(externalId)), merge, one.key());
                    done.add(externalId);
                }
            }
            return done;
        }

        /** Locks and updates those that are there. */
        private Collection<String> change(Map<String, Group> groups) {
            if (groups.isEmpty()) {
                return List.of();
            }
            var found = new ArrayList<String>();
            var keys = new ArrayList<Long>();
            var patches = new ArrayList<String>();
            var text = "select " + CustomerRows.columnsWithProvenance() + " from " + CustomerRows.FROM
                    + " where c.external_id = any(?) order by c.external_id for update of c";
            for (var customer : sql.list(text, rows.withProvenanceAt(now), groups.keySet())) {
                var group = Objects.requireNonNull(groups.get(customer.externalId()));
                readAgain(group);
                var merge = merge(group, customer, true);
                former.put(customer.key(), merge.former());
                found.add(customer.externalId());
                if (merge.changed()) {
                    keys.add(customer.key());
                    patches.add(merge.patch().toString());
                }
                if (merge.changed() || merge.evidenceChanged()) {
                    written.put(customer.key(), merge);
                }
                names.put(customer.key(), merge.identifiers());
                answer(group, merge, customer.key());
            }
            if (!keys.isEmpty()) {
                sql.update(Traits.stored().update(), now.toInstant(), keys, patches);
            }
            return found;
        }

        /** What was laid on nothing has left traces in the drafts. */
        private void readAgain(Group group) {
            if (prepared.fresh() != null) {
                group.positions()
                        .forEach(i -> drafts.set(i, Draft.of(drafts.get(i).item(), now)));
            }
        }

        private Merge merge(Group group, Customer base, boolean exists) {
            var merge = new Merge(profiles, employers, stamps, base, exists);
            group.positions().forEach(i -> merge.add(drafts.get(i)));
            return merge;
        }

        private void answer(Group group, Merge merge, @org.jspecify.annotations.Nullable Long key) {
            for (int i = 0; i < group.positions().size(); i++) {
                var answer = merge.answers().get(i);
                answers[group.positions().get(i)] = answer.outcome() == Outcome.REJECTED
                        ? answer
                        : new Upserted(answer.outcome(), key, answer.problems());
            }
        }

        private void retype() {
            var renewed = new HashMap<Long, Assignment>();
            written.forEach((key, merge) -> {
                if (!created.contains(key) && merge.evidenceChanged()) {
                    renewed.put(key, merge.assignment());
                }
            });
            if (!renewed.isEmpty()) {
                assignments.store(renewed);
            }
        }
    }
}
