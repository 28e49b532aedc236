package io.smalti.customer.moment;

import io.smalti.customer.BehaviourFold;
import io.smalti.customer.CustomerLocks;
import io.smalti.customer.Outcome;
import io.smalti.customer.Problem;
import io.smalti.customer.Source;
import io.smalti.customer.Upserted;
import io.smalti.customer.moment.OrderRepository.Head;
import io.smalti.customer.moment.OrderRepository.Lines;
import io.smalti.customer.moment.OrderRepository.Piece;
import io.smalti.platform.Transactional;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Records orders: many at once, in any order, any number of times. An order is known by its source and external id; what
 * the customers' orders add up to is renewed in the same transaction.
 */
@Singleton
public class Orders {
    private final OrderRepository repository;
    private final OrderCopies copies;
    private final OrderProgress progress;
    private final ContactChecks checks;
    private final CustomerLocks locks;
    private final BehaviourFold behaviour;
    private final DueBehaviour due;

    Orders(
            OrderRepository repository,
            OrderCopies copies,
            OrderProgress progress,
            ContactChecks checks,
            CustomerLocks locks,
            BehaviourFold behaviour,
            DueBehaviour due) {
        this.repository = repository;
        this.copies = copies;
        this.progress = progress;
        this.checks = checks;
        this.locks = locks;
        this.behaviour = behaviour;
        this.due = due;
    }

    /**
     * Records whole orders, each replacing what was recorded under its id; of two in the list with the same id the
     * later one counts.
     *
     * @return what became of each, in the order of the list; the key is that of the customer
     */
    @Transactional
    public List<Upserted> record(List<RecordOrder> orders, Source source, @Nullable Long importId) {
        var latest = new LinkedHashMap<String, RecordOrder>();
        orders.forEach(order -> latest.put(order.externalId(), order));
        var recorded = write(latest.values(), source, importId, Map.of(), true);
        return orders.stream()
                .map(order ->
                        Objects.requireNonNull(recorded.get(order.externalId())).upserted())
                .toList();
    }

    /**
     * Records some lines of each order, to be followed by more within the same import. The head is taken from an order's
     * first piece. Lines that an earlier import left beyond those are cut by {@link #finish}.
     *
     * @param pieces no two of the same order
     */
    @Transactional
    public List<Recorded> append(List<RecordOrder> pieces, Source source, long importId) {
        var ids = pieces.stream().map(RecordOrder::externalId).toList();
        var before = progress.of(importId, ids);
        var recorded = write(pieces, source, importId, before, false);
        var brought = new HashMap<String, Integer>();
        for (var piece : pieces) {
            var result = Objects.requireNonNull(recorded.get(piece.externalId()));
            if (result.upserted().outcome() != Outcome.REJECTED) {
                int lines = piece.linesOrNone().size();
                brought.put(piece.externalId(), before.getOrDefault(piece.externalId(), 0) + lines);
            }
        }
        if (!brought.isEmpty()) {
            progress.brought(importId, brought, before);
        }
        return ids.stream().map(id -> Objects.requireNonNull(recorded.get(id))).toList();
    }

    /** What is wrong with one line of an order, or with the order's head; null when nothing is. */
    public @Nullable Problem problemOf(RecordOrder head, RecordLine line) {
        return checks.of(head, line);
    }

    /** Those of the external ids that no customer has. */
    @Transactional
    public Set<String> unknownCustomers(Collection<String> externalIds) {
        var unknown = new HashSet<>(externalIds);
        unknown.removeAll(locks.known(externalIds));
        return unknown;
    }

    /** Forgets an import that will not be finished, or has nothing to finish. */
    @Transactional
    public void abandon(long importId) {
        progress.end(importId);
    }

    /**
     * Cuts what the orders of a finished import had before and have no more, a part at a time.
     *
     * @param after the id this method answered last; "" at first
     * @return null when there is nothing left to do
     */
    @Transactional
    public @Nullable String finish(long importId, Source source, String after) {
        var longer = progress.longer(importId, source.name(), after, 500);
        if (longer.isEmpty()) {
            progress.end(importId);
            return null;
        }
        locks.lock(longer.stream().map(OrderProgress.Longer::customer).toList());
        var heads = repository.heads(
                longer.stream().map(OrderProgress.Longer::externalId).toList(), source.name());
        var kept = new HashMap<Head, Integer>();
        longer.forEach(order -> kept.put(Objects.requireNonNull(heads.get(order.externalId())), order.lines()));
        repository.cutLines(kept);
        repository.sumUp(kept.keySet());
        due.note(new HashSet<>(kept.keySet().stream().map(Head::customer).toList()));
        return longer.getLast().externalId();
    }

    private Map<String, Recorded> write(
            Collection<RecordOrder> orders,
            Source source,
            @Nullable Long importId,
            Map<String, Integer> before,
            boolean whole) {
        var customers = locks.lock(orders.stream().map(RecordOrder::customer).toList());
        var recorded = new HashMap<String, Recorded>();
        var pieces = new ArrayList<Piece>();
        for (var order : orders) {
            var problems = checks.of(order, whole);
            int from = before.getOrDefault(order.externalId(), 0);
            if (from + order.linesOrNone().size() > ContactChecks.LINES && problems.isEmpty()) {
                problems.add(new Problem("lines", "TOO_MANY", "an order has at most 10,000 lines"));
            }
            var customer = customers.get(order.customer());
            if (customer == null && problems.isEmpty()) {
                problems.add(new Problem("customer", "UNKNOWN_CUSTOMER", "no customer has this external id"));
            }
            if (customer == null || !problems.isEmpty()) {
                recorded.put(order.externalId(), new Recorded(Upserted.rejected(problems), 0, 0));
            } else {
                pieces.add(new Piece(order, customer, from, whole ? order.amount() : null));
            }
        }
        if (!pieces.isEmpty()) {
            writePieces(pieces, source, importId, whole, recorded);
        }
        return recorded;
    }

    private void writePieces(
            List<Piece> pieces, Source source, @Nullable Long importId, boolean whole, Map<String, Recorded> recorded) {
        var copied = importId == null ? Map.<String, Head>of() : copies.write(pieces, source.name(), importId);
        var others = pieces.stream()
                .filter(piece -> !copied.containsKey(piece.order().externalId()))
                .toList();
        var heads = new HashMap<>(copied);
        if (!others.isEmpty()) {
            heads.putAll(repository.writeHeads(others, source.name(), importId));
        }
        var foreign = pieces.stream()
                .filter(piece -> head(piece, heads).customer() != piece.customer())
                .toList();
        foreign.forEach(piece -> recorded.put(
                piece.order().externalId(),
                new Recorded(
                        Upserted.rejected(List.of(new Problem(
                                "customer", "OTHER_CUSTOMER", "earlier lines of the order name another customer"))),
                        0,
                        0)));
        var ours = pieces.stream().filter(piece -> !foreign.contains(piece)).toList();
        var lines = repository.writeLines(
                ours.stream()
                        .filter(piece -> !copied.containsKey(piece.order().externalId()))
                        .toList(),
                heads);
        var cut = whole ? cut(ours, heads) : Set.<Long>of();
        var former = heads.values().stream()
                .filter(Head::moved)
                .map(head -> Objects.requireNonNull(head.before()))
                .toList();
        if (!former.isEmpty()) {
            var _ = locks.lockKeys(former);
        }
        var touched = new HashSet<Long>();
        var unsummed = new ArrayList<Head>();
        for (var piece : ours) {
            var head = head(piece, heads);
            var written = copied.containsKey(head.externalId())
                    ? new Lines(piece.order().linesOrNone().size(), 0)
                    : lines.getOrDefault(head.order(), Lines.NONE);
            boolean changed = head.written() || written != Lines.NONE || cut.contains(head.order());
            if (changed) {
                touched.add(head.customer());
                if (head.before() != null) {
                    touched.add(head.before());
                    if (!whole && written != Lines.NONE) {
                        unsummed.add(head);
                    }
                }
            }
            var outcome = head.created() ? Outcome.CREATED : changed ? Outcome.UPDATED : Outcome.UNCHANGED;
            recorded.put(
                    piece.order().externalId(),
                    new Recorded(
                            new Upserted(outcome, piece.customer(), List.of()), written.created(), written.changed()));
        }
        if (!unsummed.isEmpty()) {
            repository.sumUp(unsummed);
        }
        if (!touched.isEmpty()) {
            if (importId == null) {
                behaviour.renew(touched);
            } else {
                due.note(touched);
            }
        }
    }

    private Set<Long> cut(List<Piece> pieces, Map<String, Head> heads) {
        var kept = new HashMap<Head, Integer>();
        for (var piece : pieces) {
            var head = head(piece, heads);
            if (!head.created()) {
                kept.put(head, piece.order().linesOrNone().size());
            }
        }
        return kept.isEmpty() ? Set.of() : Set.copyOf(repository.cutLines(kept));
    }

    private static Head head(Piece piece, Map<String, Head> heads) {
        return Objects.requireNonNull(heads.get(piece.order().externalId()));
    }
}
