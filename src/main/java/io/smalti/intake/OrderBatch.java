package io.smalti.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.smalti.customer.Channel;
import io.smalti.customer.Customers;
import io.smalti.customer.Origin;
import io.smalti.customer.Outcome;
import io.smalti.customer.Source;
import io.smalti.customer.UpsertCustomer;
import io.smalti.customer.moment.OrderKind;
import io.smalti.customer.moment.Orders;
import io.smalti.customer.moment.RecordLine;
import io.smalti.customer.moment.RecordOrder;
import io.smalti.customer.moment.Recorded;
import io.smalti.intake.Line.BadField;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lines of orders, put together by order. Usually a line is one line of an order, and the lines of an order may lie
 * anywhere in the file; a JSON object with a list {@code lines} is a whole order.
 */
final class OrderBatch implements Batch {
    private static final int MOST = 5_000;

    private final Orders orders;
    private final Customers customers;
    private final Mapping mapping;
    private final Source source;
    private final long job;
    private final Map<String, Gathered> gathered = new LinkedHashMap<>();
    private int size;

    OrderBatch(Orders orders, Customers customers, Mapping mapping, Source source, long job) {
        this.orders = orders;
        this.customers = customers;
        this.mapping = mapping;
        this.source = source;
        this.job = job;
    }

    /** What one batch holds of an order. The head is that of its first line. */
    private record Gathered(
            RecordOrder head, @Nullable String country, boolean whole, List<RecordLine> lines, List<Long> numbers) {
        RecordOrder order() {
            return new RecordOrder(
                    head.externalId(),
                    head.customer(),
                    head.kind(),
                    head.cancelled(),
                    head.placedAt(),
                    head.channel(),
                    head.currency(),
                    null,
                    lines);
        }
    }

    @Override
    public void add(Line line) throws BadField {
        var nested = line.cells() instanceof NdjsonRecords.Fields fields
                ? fields.object().get("lines")
                : null;
        var head = head(line);
        var lines = new ArrayList<RecordLine>();
        if (nested != null && nested.isArray()) {
            for (JsonNode element : nested) {
                lines.add(goods(line.with(new NdjsonRecords.Fields(element)), head));
            }
        } else {
            lines.add(goods(line, head));
        }
        var id = head.externalId();
        if (nested != null || !gathered.containsKey(id)) {
            gathered.put(id, new Gathered(head, line.country(), nested != null, new ArrayList<>(), new ArrayList<>()));
        }
        var order = java.util.Objects.requireNonNull(gathered.get(id));
        if (!order.head().customer().equals(head.customer())) {
            throw new BadField("customer", "OTHER_CUSTOMER", "earlier lines of the order name another customer");
        }
        order.lines().addAll(lines);
        order.numbers().add(line.number());
        size++;
    }

    private RecordOrder head(Line line) throws BadField {
        var id = line.required("order");
        if (mapping.excludedPrefixes().stream().anyMatch(id::startsWith)) {
            throw new BadField("order", "EXCLUDED_ORDER", "the mapping says that these are no orders");
        }
        var customer = line.text("customer");
        if (customer == null) {
            throw new BadField("customer", "NO_CUSTOMER", "the line does not say whose it is");
        }
        var prefix = mapping.returnPrefix();
        var kind = prefix != null && id.startsWith(prefix) ? OrderKind.RETURN : line.constant("kind", OrderKind.class);
        return new RecordOrder(
                id,
                customer,
                kind,
                line.yes("cancelled"),
                line.time("placedAt"),
                line.constant("channel", Channel.class),
                line.text("currency"),
                null,
                List.of());
    }

    private RecordLine goods(Line line, RecordOrder head) throws BadField {
        var product = line.required("product");
        if (mapping.excludedProducts().contains(product)) {
            throw new BadField("product", "EXCLUDED_PRODUCT", "the mapping says that these are no purchases");
        }
        var goods =
                new RecordLine(product, line.text("description"), line.whole("quantity"), line.decimal("unitPrice"));
        var problem = orders.problemOf(head, goods);
        if (problem != null) {
            throw new BadField(problem.field(), problem.reason(), problem.message());
        }
        return goods;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public boolean isFull() {
        return size() >= MOST;
    }

    @Override
    public Written write() {
        if (mapping.createCustomers()) {
            createCustomers();
        }
        var whole = gathered.values().stream().filter(Gathered::whole).toList();
        var parts = gathered.values().stream().filter(order -> !order.whole()).toList();
        var tally = new Tally();
        if (!parts.isEmpty()) {
            var recorded = orders.append(orders(parts), source, job);
            for (int i = 0; i < parts.size(); i++) {
                tally.add(parts.get(i), recorded.get(i));
            }
        }
        if (!whole.isEmpty()) {
            var recorded = orders.record(orders(whole), source, job);
            for (int i = 0; i < whole.size(); i++) {
                tally.add(whole.get(i), new Recorded(recorded.get(i), 0, 0));
            }
        }
        return new Written(tally.created, tally.updated, tally.unchanged, tally.rejections);
    }

    private static List<RecordOrder> orders(Collection<Gathered> gathered) {
        return gathered.stream().map(Gathered::order).toList();
    }

    private void createCustomers() {
        var unknown = new LinkedHashMap<String, Gathered>();
        gathered.values().forEach(order -> unknown.putIfAbsent(order.head().customer(), order));
        unknown.keySet().retainAll(orders.unknownCustomers(unknown.keySet()));
        var people = new ArrayList<UpsertCustomer>();
        unknown.forEach((id, order) -> {
            var values = new HashMap<String, String>();
            values.put("lifecycle", order.head().kind() == OrderKind.RETURN ? "PROSPECT" : "CUSTOMER");
            if (order.country() != null) {
                values.put("country", order.country());
            }
            people.add(new UpsertCustomer(
                    id,
                    values,
                    List.of(),
                    null,
                    null,
                    Origin.OBSERVED,
                    null,
                    order.head().placedAt(),
                    null));
        });
        for (int from = 0; from < people.size(); from += 1_000) {
            customers.upsert(people.subList(from, Math.min(people.size(), from + 1_000)), source);
        }
    }

    /** Counts lines: a line of a whole order has the outcome of the order, any other that of the order's line. */
    private static final class Tally {
        private long created;
        private long updated;
        private long unchanged;
        private final List<Rejection> rejections = new ArrayList<>();

        void add(Gathered order, Recorded recorded) {
            var outcome = recorded.upserted().outcome();
            int lines = order.numbers().size();
            if (outcome == Outcome.REJECTED) {
                var problem = recorded.upserted().problems().getFirst();
                order.numbers()
                        .forEach(line -> rejections.add(
                                new Rejection(line, problem.field(), problem.reason(), problem.message())));
            } else if (outcome == Outcome.UNCHANGED) {
                unchanged += lines;
            } else if (recorded.created() + recorded.changed() > 0) {
                created += recorded.created();
                updated += recorded.changed();
                unchanged += lines - recorded.created() - recorded.changed();
            } else if (outcome == Outcome.CREATED) {
                created += lines;
            } else {
                updated += lines;
            }
        }
    }
}
