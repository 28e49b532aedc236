package io.smalti.customer.moment;

import io.smalti.platform.database.RowArrays;
import io.smalti.platform.database.Sql;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes orders and their lines, many at once; what is equal to what is there is not touched. */
@Singleton
class OrderRepository {
    private final Sql sql;

    OrderRepository(Sql sql) {
        this.sql = sql;
    }

    /**
     * An order to write, or some of its lines.
     *
     * @param from how many of its lines were brought before
     * @param total null: what its lines add up to, known only when all of them are there
     */
    record Piece(
            RecordOrder order,
            long customer,
            int from,
            @Nullable BigDecimal total) {}

    /** @param before whose it was until now; null for a new order */
    record Head(
            String externalId,
            long order,
            long customer,
            @Nullable Long before,
            boolean written) {
        boolean created() {
            return before == null;
        }

        boolean moved() {
            return before != null && before != customer;
        }
    }

    /** What became of an order's lines. */
    record Lines(int created, int changed) {
        static final Lines NONE = new Lines(0, 0);

        Lines plus(boolean isNew) {
            return isNew ? new Lines(created + 1, changed) : new Lines(created, changed + 1);
        }
    }

    /**
     * Writes the heads that are new or differ. The head of an order of which lines were brought before is left alone,
     * and so is a total that is null.
     */
    Map<String, Head> writeHeads(List<Piece> pieces, String source, @Nullable Long importId) {
        var columns = new RowArrays()
                .add(pieces, Piece::customer)
                .add(pieces, piece -> piece.order().externalId())
                .add(pieces, piece -> piece.order().kindOrPurchase())
                .add(pieces, piece -> Boolean.TRUE.equals(piece.order().cancelled()))
                .add(pieces, piece -> piece.order().placedAt())
                .add(pieces, piece -> piece.order().channel())
                .add(pieces, piece -> piece.order().currency())
                .add(pieces, Piece::total)
                .add(pieces, piece -> piece.order().amount())
                .add(pieces, Piece::from);
        var heads = new HashMap<String, Head>();
        sql.list(
                        """
                        with n as (
                            select customer, external_id, kind, cancelled, placed_at, channel,
                                coalesce(currency, 'EUR')::char(3) as currency, total, amount, part
                            from unnest(?::bigint[], ?::text[], ?::text[], ?::boolean[], ?::timestamptz[], ?::text[],
                                ?::text[], ?::numeric[], ?::numeric[], ?::int[])
                                n(customer, external_id, kind, cancelled, placed_at, channel, currency, total, amount, part)),
                        e as (
                            select o.* from customer_order o join n using (external_id) where o.source = ?),
                        w as (
                            insert into customer_order as o (customer_id, source, external_id, kind, cancelled, placed_at,
                                channel, currency, total, import_id)
                            select n.customer, ?, n.external_id, n.kind, n.cancelled, n.placed_at, n.channel, n.currency,
                                coalesce(n.total, e.total, n.amount), ?::bigint
                            from n left join e using (external_id)
                            where e.id is null or n.part = 0
                                and (e.customer_id, e.kind, e.cancelled, e.placed_at, e.channel, e.currency, e.total)
                                is distinct from (n.customer, n.kind, n.cancelled, n.placed_at, n.channel, n.currency,
                                    coalesce(n.total, e.total))
                            order by n.external_id
                            on conflict (source, external_id) do update set
                                customer_id = excluded.customer_id, kind = excluded.kind, cancelled = excluded.cancelled,
                                placed_at = excluded.placed_at, channel = excluded.channel,
                                currency = excluded.currency, total = excluded.total, import_id = excluded.import_id
                            returning o.external_id, o.id, o.customer_id, old.customer_id as before)
                        select external_id, id, customer_id, before, true from w
                        union all
                        select external_id, id, customer_id, customer_id, false from e
                        where external_id not in (select external_id from w)""",
                        row -> new Head(
                                row.text(1),
                                row.longValue(2),
                                row.longValue(3),
                                row.longOrNull(4),
                                row.booleanValue(5)),
                        columns.and(source, source, importId))
                .forEach(head -> heads.put(head.externalId(), head));
        return heads;
    }

    /** The heads of these orders as they are. */
    Map<String, Head> heads(List<String> externalIds, String source) {
        var heads = new HashMap<String, Head>();
        sql.list(
                        """
                        select external_id, id, customer_id from customer_order
                        where source = ? and external_id = any(?)""",
                        row -> new Head(row.text(1), row.longValue(2), row.longValue(3), row.longValue(3), false),
                        source,
                        externalIds)
                .forEach(head -> heads.put(head.externalId(), head));
        return heads;
    }

    /** Writes the lines that are new or differ, and answers by order what it did. */
    Map<Long, Lines> writeLines(List<Piece> pieces, Map<String, Head> heads) {
        record Line(Head head, int number, RecordLine line) {}
        var lines = new ArrayList<Line>();
        for (var piece : pieces) {
            int number = piece.from();
            for (var line : piece.order().linesOrNone()) {
                lines.add(new Line(
                        java.util.Objects.requireNonNull(heads.get(piece.order().externalId())), ++number, line));
            }
        }
        if (lines.isEmpty()) {
            return Map.of();
        }
        var columns = new RowArrays()
                .add(lines, line -> line.head().customer())
                .add(lines, line -> line.head().order())
                .add(lines, Line::number)
                .add(lines, line -> line.line().product())
                .add(lines, line -> line.line().description())
                .add(lines, line -> line.line().quantity())
                .add(lines, line -> line.line().unitPrice());
        record Written(long order, boolean created) {}
        var written = new HashMap<Long, Lines>();
        sql.list("""
                        insert into order_line as l (customer_id, order_id, line, product, description, quantity, unit_price)
                        select n.customer, n.id, n.line, n.product, n.description, n.quantity, n.price
                        from unnest(?::bigint[], ?::bigint[], ?::smallint[], ?::text[], ?::text[], ?::int[], ?::numeric(14, 4)[])
                            n(customer, id, line, product, description, quantity, price)
                            left join order_line e on e.customer_id = n.customer and e.order_id = n.id and e.line = n.line
                        where e.line is null
                            or (e.product, e.description, e.quantity, e.unit_price)
                            is distinct from (n.product, n.description, n.quantity, n.price)
                        on conflict (customer_id, order_id, line) do update set
                            product = excluded.product, description = excluded.description,
                            quantity = excluded.quantity, unit_price = excluded.unit_price
                        returning l.order_id, old.line is null""", row -> new Written(row.longValue(1), row.booleanValue(2)), columns.and())
                .forEach(line -> written.merge(
                        line.order(), Lines.NONE.plus(line.created()), (had, one) -> had.plus(line.created())));
        return written;
    }

    /** Takes away lines beyond the number each order is to have; answers the orders that lost some. */
    List<Long> cutLines(Map<Head, Integer> kept) {
        var heads = List.copyOf(kept.keySet());
        return sql.list(
                """
                with gone as (
                    delete from order_line l using unnest(?::bigint[], ?::bigint[], ?::int[]) n(customer, id, kept)
                    where l.customer_id = n.customer and l.order_id = n.id and l.line > n.kept
                    returning l.order_id)
                select distinct order_id from gone""",
                row -> row.longValue(1),
                new RowArrays()
                        .add(heads, Head::customer)
                        .add(heads, Head::order)
                        .add(heads, kept::get)
                        .and());
    }

    /** Sets the totals of these orders to what their lines add up to. */
    void sumUp(Collection<Head> heads) {
        var list = List.copyOf(heads);
        sql.update(
                """
                update customer_order o set total = s.total
                from (
                    select n.customer, n.id, coalesce(round(sum(l.quantity * l.unit_price), 2), 0) as total
                    from unnest(?::bigint[], ?::bigint[]) n(customer, id)
                        left join order_line l on l.customer_id = n.customer and l.order_id = n.id
                    group by n.customer, n.id) s
                where o.customer_id = s.customer and o.id = s.id and o.total <> s.total""",
                new RowArrays().add(list, Head::customer).add(list, Head::order).and());
    }
}
