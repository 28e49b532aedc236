package io.smalti.customer.moment;

import io.smalti.customer.moment.OrderRepository.Head;
import io.smalti.customer.moment.OrderRepository.Piece;
import io.smalti.platform.database.Sql;
import io.smalti.platform.database.TextRows;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes many orders that are new, with their lines, by COPY. */
@Singleton
class OrderCopies {
    private static final int MANY = 50;

    private final Sql sql;
    private final OrderRepository repository;

    OrderCopies(Sql sql, OrderRepository repository) {
        this.sql = sql;
        this.repository = repository;
    }

    /** The heads of what it wrote: nothing where few are new, or somebody else was first with one of them. */
    Map<String, Head> write(List<Piece> pieces, String source, long importId) {
        if (pieces.size() < MANY) {
            return Map.of();
        }
        var known = repository.heads(
                pieces.stream().map(piece -> piece.order().externalId()).toList(), source);
        var fresh = pieces.stream()
                .filter(piece -> !known.containsKey(piece.order().externalId()))
                .toList();
        if (fresh.size() < MANY) {
            return Map.of();
        }
        var keys = sql.list(
                "select nextval('customer_order_id_seq') from generate_series(1, ?)",
                row -> row.longValue(1),
                fresh.size());
        var orders = new TextRows(
                "customer_order",
                "customer_id, id, source, external_id, kind, cancelled, placed_at, channel, currency, total, import_id");
        var lines =
                new TextRows("order_line", "customer_id, order_id, line, product, description, quantity, unit_price");
        var heads = new HashMap<String, Head>();
        for (int i = 0; i < keys.size(); i++) {
            var piece = fresh.get(i);
            var order = piece.order();
            long key = keys.get(i);
            orders.add(piece.customer())
                    .add(key)
                    .add(source)
                    .add(order.externalId())
                    .add(order.kindOrPurchase())
                    .add(Boolean.TRUE.equals(order.cancelled()))
                    .add(order.placedAt())
                    .add(order.channel())
                    .add(order.currency() == null ? "EUR" : order.currency())
                    .add(piece.total() == null ? order.amount() : piece.total())
                    .add(importId)
                    .end();
            int number = piece.from();
            for (var line : order.linesOrNone()) {
                lines.add(piece.customer())
                        .add(key)
                        .add(++number)
                        .add(line.product())
                        .add(line.description())
                        .add(line.quantity())
                        .add(line.unitPrice())
                        .end();
            }
            heads.put(order.externalId(), new Head(order.externalId(), key, piece.customer(), null, true));
        }
        return sql.copyUnlessTaken(orders, lines) ? heads : Map.of();
    }
}
